_chatflow_or_file() {
    local word
    _chatflow "${@}"
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "${word}" in draw|diff|history|export|format|show|check|test|chat|explore|merge|git-setup|lsp|config|keys|help) return ;; esac
    done
    [[ "${2}" = -* || "${3}" = --* && "${3}" != --plain && "${3}" != --no-mouse ]] && return
    while IFS='' read -r word; do
        COMPREPLY+=("${word}")
    done < <(compgen -o plusdirs -fX '!*.yaml' -- "${2}")
}
complete -o filenames -F _chatflow_or_file chatflow
