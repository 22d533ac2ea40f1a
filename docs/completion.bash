# Completes the command `localizer` in bash: what comes next, options, their values. Put this line into ~/.bashrc:
#   source /path/to/completion.bash
_localizer() {
  local word=${COMP_WORDS[COMP_CWORD]} rest=${COMP_LINE#*[[:space:]]}
  local position=$((COMP_POINT - ${#COMP_LINE} + ${#rest}))
  COMPREPLY=()
  local suggestion
  while IFS= read -r suggestion; do
    [[ $suggestion == "$word"* ]] && COMPREPLY+=("$suggestion")
  done < <(localizer "[suggest:$position]" "$rest" 2>/dev/null)
}
# Where nothing is known that could come next, files are completed.
complete -o default -F _localizer localizer
