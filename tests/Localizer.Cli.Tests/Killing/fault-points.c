/* Stands between a program and the C library: counts the flushes and renames of files in a folder, and stops the whole process before or
 * after the n-th one, for whoever started it to kill it there. Loaded with LD_PRELOAD. From the environment:
 *   FAULT_FOLDER  the folder; calls on other files are not counted
 *   FAULT_LOG     a file that takes a line for each call ("fdatasync /path"), or, when a point is named, one for the call of that point
 *   FAULT_POINT   the number of the call to stop at, from 1; 0 for none
 *   FAULT_SIDE    "before" or "after" */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_int calls;

static void note(const char *call, const char *path)
{
    char line[4200];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    int log = open(getenv("FAULT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log >= 0) {
        if (write(log, line, (size_t)length) != length)
            abort();
        close(log);
    }
}

/* The number of a call that counts; 0 for one that does not. */
static int begin(const char *path)
{
    const char *folder = getenv("FAULT_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0 ? atomic_fetch_add(&calls, 1) + 1 : 0;
}

static void reach(const char *side, int number, const char *call, const char *path)
{
    int point = atoi(getenv("FAULT_POINT"));
    if (number == 0 || strcmp(side, getenv("FAULT_SIDE")) != 0)
        return;
    if (point == 0) {
        note(call, path);
    } else if (point == number) {
        note(call, path);
        kill(getpid(), SIGSTOP);
    }
}

static void path_of(int file, char *path, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, size - 1);
    path[length < 0 ? 0 : length] = 0;
}

#define FLUSH(name)                                                  \
    int name(int file)                                               \
    {                                                                \
        char path[4096];                                             \
        path_of(file, path, sizeof path);                            \
        int number = begin(path);                                    \
        reach("before", number, #name, path);                        \
        int result = ((int (*)(int))dlsym(RTLD_NEXT, #name))(file);  \
        reach("after", number, #name, path);                         \
        return result;                                               \
    }

FLUSH(fsync)
FLUSH(fdatasync)

int rename(const char *from, const char *to)
{
    int number = begin(to);
    reach("before", number, "rename", to);
    int result = ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(from, to);
    reach("after", number, "rename", to);
    return result;
}
