import ArgumentParser

/// The script that lets a shell complete the command line.
///
/// swift-argument-parser completes either the files or the commands that can follow a program's name, and for zsh makes
/// a script with a mistake in it where there are both. So it is given a program that has commands only, and the files
/// come behind.
enum Completions {
  private static let option = "--generate-completion-script"

  /// The program without its files.
  private struct Root: ParsableCommand {
    static let configuration = BuilderCommand.configuration
    @OptionGroup var look: LookOptions
    @Flag(help: .words("cli.plain")) var plain = false
  }

  /// The script that a command line asks for; nil if it asks for none, or for a shell that there is none for.
  static func script(for arguments: [String]) -> String? {
    guard let first = arguments.first, first.hasPrefix(option) else { return nil }
    let name = first.hasPrefix(option + "=") ? String(first.dropFirst(option.count + 1)) : arguments.dropFirst().first
    guard let shell = (name.map { CompletionShell(rawValue: $0) } ?? CompletionShell.autodetected()) ?? nil,
      let files = files(shell)
    else { return nil }
    return Root.completionScript(for: shell) + "\n" + files
  }

  /// What adds the files, where no command was named before.
  private static func files(_ shell: CompletionShell) -> String? {
    let commands = (BuilderCommand.commands.keys + ["help"]).sorted().joined(separator: "|")
    switch shell {
    case .bash:
      return """
        _chatflow_or_file() {
            local word
            _chatflow "${@}"
            for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                case "${word}" in \(commands)) return ;; esac
            done
            [[ "${2}" = -* || "${3}" = --* && "${3}" != --plain && "${3}" != --no-mouse ]] && return
            while IFS='' read -r word; do
                COMPREPLY+=("${word}")
            done < <(compgen -o plusdirs -fX '!*.yaml' -- "${2}")
        }
        complete -o filenames -F _chatflow_or_file chatflow

        """
    case .zsh:
      return """
        _chatflow_files() {
            (( ${words[(I)(\(commands))]} )) && return 1
            _files -g '*.yaml'
        }
        _chatflow_or_file() {
            local -i ret=1
            _chatflow "${@}" && ret=0
            _chatflow_files && ret=0
            return "${ret}"
        }
        compdef _chatflow_or_file chatflow
        if [[ "${funcstack[1]}" = _chatflow ]]; then
            _chatflow_files || (( compstate[nmatches] ))
        fi

        """
    case .fish:
      return """
        complete -c chatflow -n 'not __fish_seen_subcommand_from \(commands.replacing("|", with: " "))' \
        -k -xa '(__fish_complete_suffix .yaml)'

        """
    default: return nil
    }
  }
}
