import ArgumentParser
import Words

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
    let named = if let name { CompletionShell(rawValue: name) } else { CompletionShell.autodetected() }
    guard let shell = named, let files = files(shell) else { return nil }
    return Root.completionScript(for: shell) + "\n" + files
  }

  /// What adds the files, where no command was named before.
  private static func files(_ shell: CompletionShell) -> String? {
    let script: [UInt8]
    switch shell {
    case .bash: script = PackageResources.files_bash
    case .zsh: script = PackageResources.files_zsh
    case .fish: script = PackageResources.files_fish
    default: return nil
    }
    return String(decoding: script, as: UTF8.self)
  }
}
