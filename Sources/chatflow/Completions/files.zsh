_chatflow_files() {
    (( ${words[(I)(draw|diff|history|export|format|show|check|test|chat|explore|merge|git-setup|lsp|config|keys|help)]} )) && return 1
    _files -g '*.yaml'
}
_chatflow_or_file() {
    local -i ret=1
    _chatflow "${@}" && ret=0
    _chatflow_files && ret=0
    return "${ret}"
}
compdef _chatflow_or_file chatflow
# The file itself is what zsh calls the first time.
if [[ "${funcstack[1]}" = _chatflow ]]; then
    _chatflow_files || (( compstate[nmatches] ))
fi
