import Foundation
import Testing
import Words

/// A shell that has read the completion script offers commands, options, their values and chatflows.
@Suite struct CompletionTests {
  private static let offers = [
    ("dr", "draw"), ("hand", "hand-over.chatflow.yaml"), ("draw hand", "hand-over.chatflow.yaml"), ("--pl", "--plain"),
    ("--plain hand", "hand-over.chatflow.yaml"), ("--glyphs r", "rich"), ("draw hand-over --zoom m", "map"),
    ("export hand-over --to d", "dot"), ("draw hand-over --as", "--ascii"), ("fil", "files"),
  ]

  @Test(arguments: offers) func bashOffers(line: String, offer: String) throws {
    try expect("/bin/bash", "bash", line, offer) { file, words in
      """
      source \(file)
      COMP_WORDS=(chatflow \(words)) COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE="chatflow \(words)"
      COMP_POINT=${#COMP_LINE}
      complete -p chatflow | grep -q ' _chatflow_or_file ' || exit 1
      _chatflow_or_file chatflow "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\n' "${COMPREPLY[@]}"
      """
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: fish)), arguments: offers)
  func fishOffers(line: String, offer: String) throws {
    try expect(Self.fish, "fish", line, offer) { file, words in "source \(file); complete -C 'chatflow \(words)'" }
  }

  /// The commands that stand in the scripts are those that there are.
  @Test func theScriptsKnowAllCommands() throws {
    let dump = try Scratch().run(Repository.program, "--experimental-dump-help").output
    let root = try JSONDecoder().decode(DeclaredCommand.Dump.self, from: Data(dump.utf8)).command
    let names = (root.subcommands ?? []).map(\.commandName)
    for (shell, joint) in [("bash", "|"), ("zsh", "|"), ("fish", " ")] {
      let script = try Scratch().run(Repository.program, "--generate-completion-script", shell).output
      #expect(script.contains(names.joined(separator: joint)), "\(shell)")
    }
  }

  /// Without files and options of the shell's own; what is offered is not the file's name as it begins, so zsh is only
  /// asked whether it can read the script.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: zsh))) func zshReadsTheScript() throws {
    let scratch = try Scratch()
    let file = try script("zsh", scratch)
    #expect(try scratch.run(Self.zsh, "-f", "-n", file).status == .exited(0))
  }

  private static let fish = "/usr/bin/fish"
  private static let zsh = "/usr/bin/zsh"

  private func script(_ shell: String, _ scratch: Scratch) throws -> String {
    let made = try scratch.run(Repository.program, "--generate-completion-script", shell)
    #expect(made.status == .exited(0), "\(made.errors)")
    try scratch.write(made.output, to: "completions")
    return scratch.path(of: "completions")
  }

  private func expect(
    _ program: String, _ shell: String, _ line: String, _ offer: String, _ code: (String, String) -> String
  ) throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    let file = try script(shell, scratch)
    let asked = try scratch.run(program, "-c", code(file, line))
    #expect(asked.status == .exited(0), "\(asked.errors)")
    // Fish tells behind a tab what an offer is.
    let offered = asked.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
    #expect(offered.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }.contains(offer), "\(offered)")
    #expect(offered.allSatisfy { $0.hasPrefix(line.split(separator: " ").last ?? "") }, "\(offered)")
  }
}
