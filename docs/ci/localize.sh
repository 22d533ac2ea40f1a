#!/usr/bin/env bash
# Localizes the articles of a repository, and writes back what came of it. Runs wherever Git and the command `localizer` do; the action
# at the root of the repository runs it too. The exit code is the one of `localizer translate`.
#
#   LOCALIZER_TO              the locales, such as vi,es; needed
#   LOCALIZER_PATHS           pages, folders or globs, with spaces between them [articles]
#   LOCALIZER_PROVIDER        who translates what no memory has [the configuration's]
#   LOCALIZER_MAX_CHARACTERS  the most characters that services may bill [the configuration's]
#   LOCALIZER_SINCE           work on the pages alone that changed since this branch, tag or commit [all]
#   LOCALIZER_FROZEN          1: ask nobody; what is missing is exit code 5 [0]
#   LOCALIZER_OUTPUT          the folder of localized pages, where it is another [output]
#   LOCALIZER_REPORT          the folder of the reports [localizer-report]
#   LOCALIZER_WRITE_BACK      none, commit (onto this branch) or pull-request (onto one of its own) [none]
#   LOCALIZER_BRANCH          the branch that this is a run for [the one that is checked out]
#   LOCALIZER_PUSH            1: push what was committed to origin [0]
#   LOCALIZER                 the command [localizer]
set -euo pipefail

to=${LOCALIZER_TO:?Name the locales, such as LOCALIZER_TO=vi,es}
read -ra paths <<<"${LOCALIZER_PATHS:-articles}"
read -ra localizer <<<"${LOCALIZER:-localizer}"
report=${LOCALIZER_REPORT:-localizer-report}
write_back=${LOCALIZER_WRITE_BACK:-none}
trailer="Localized-By: localizer"

case $write_back in none | commit | pull-request) ;; *)
  echo "LOCALIZER_WRITE_BACK is '$write_back': give none, commit or pull-request." >&2
  exit 2
  ;;
esac

# A run that writes back is no reason for another one.
if git log -1 --format=%B 2>/dev/null | grep -qxF "$trailer"; then
  echo "The last commit is a run's own: there is nothing to do."
  exit 0
fi

options=(--to "$to" --report "$report" --no-progress)
[ -n "${LOCALIZER_PROVIDER:-}" ] && options+=(--provider "$LOCALIZER_PROVIDER")
[ -n "${LOCALIZER_MAX_CHARACTERS:-}" ] && options+=(--max-characters "$LOCALIZER_MAX_CHARACTERS")
[ -n "${LOCALIZER_SINCE:-}" ] && options+=(--changed-since "$LOCALIZER_SINCE")
[ "${LOCALIZER_FROZEN:-0}" = 1 ] && options+=(--frozen)

code=0
"${localizer[@]}" translate "${paths[@]}" "${options[@]}" || code=$?

# What was paid for is written back even where a check failed (3), a service did (4) or the budget ended (6).
case $write_back:$code in none:* | *:1 | *:2 | *:5 | *:130) exit "$code" ;; esac

# Records always; pages where the repository keeps them.
written=()
for folder in translations "${LOCALIZER_OUTPUT:-output}"; do
  if [ -d "$folder" ] && ! git check-ignore --quiet --no-index "$folder/x.html"; then written+=("$folder"); fi
done
[ ${#written[@]} -gt 0 ] && git add --all -- "${written[@]}"
if git diff --cached --quiet; then
  echo "Nothing to write back."
  exit "$code"
fi

branch=${LOCALIZER_BRANCH:-$(git branch --show-current)}
target=$branch
if [ "$write_back" = pull-request ]; then
  target=localizer/$branch
  git switch --quiet --force-create "$target"
fi
git -c user.name="${GIT_AUTHOR_NAME:-Localizer}" -c user.email="${GIT_AUTHOR_EMAIL:-localizer@users.noreply.invalid}" \
  commit --quiet --message "Localize into ${to//,/, }" --message "$trailer"
git --no-pager show --stat --format="Committed %h: %s"

if [ "${LOCALIZER_PUSH:-0}" = 1 ]; then
  if [ "$write_back" = pull-request ]; then
    # The branch is a run's own, and made anew by each; but whoever works on it is not pushed over.
    lease=
    if git fetch --quiet --depth 1 origin "refs/heads/$target" 2>/dev/null; then
      if ! git log -1 --format=%B FETCH_HEAD | grep -qxF "$trailer"; then
        echo "Somebody works on $target: it is left as it is. Merge it, and run again; what was paid for is kept." >&2
        [ "$code" = 0 ] && code=3
        exit "$code"
      fi
      lease=$(git rev-parse FETCH_HEAD)
    fi
    git push --force-with-lease="refs/heads/$target:$lease" origin "HEAD:refs/heads/$target"
    gh pr view "$target" --json state --jq .state 2>/dev/null | grep -q OPEN ||
      gh pr create --base "$branch" --head "$target" --title "Localize into ${to//,/, }" --body "What a run made of the articles on \`$branch\`. Its reports are with the run."
  else
    git push origin "HEAD:refs/heads/$target"
  fi
fi
exit "$code"
