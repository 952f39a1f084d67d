import ChatflowModel
import Foundation
import Testing

/// The language server as editors see it: through clients that others wrote.
struct EditorTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Editors"

  /// Neovim, with its own client.
  private static let neovim = ["/usr/bin/nvim", "/usr/local/bin/nvim"].first(where: isProgram)
  /// A Python that has pygls.
  private static let python = [Repository.path + "/.build/editors/bin/python"].first(where: isProgram)

  /// The keys that a message can have besides those that stand in the file.
  private static let keysLeft = KeyTable.action("message").keys.filter {
    !["action", "name", "message", "next"].contains($0)
  }

  private static func isProgram(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

  private func run(_ program: String, _ arguments: [String]) throws -> [String] {
    let scratch = try Scratch()
    let text = try String(contentsOfFile: Self.folder + "/editor.chatflow.yaml", encoding: .utf8)
    try scratch.write(text, to: "a.chatflow.yaml")
    let ran = try scratch.run(
      program, arguments,
      environment: ["PROGRAM": Repository.program, "FILE": scratch.path(of: "a.chatflow.yaml"), "LC_ALL": "C.UTF-8"])
    #expect(ran.status == .exited(0), "\(ran.errors)")
    #expect(try scratch.text(of: "a.chatflow.yaml") == text)
    return (ran.output + ran.errors).split(whereSeparator: \.isNewline).map(String.init)
  }

  @Test(.enabled(if: neovim != nil, "no Neovim is installed")) func neovimIsServed() throws {
    let program = try #require(Self.neovim)
    let text =
      "chatflow: 1|name: Späti 🎉|live: false|start: question||actions:|  question:|    action: question|"
      + "    name: Ask|    message: What is it 🎉 about?|    next: send||  send:|    action: message|    name: Send|"
      + "    message: You said {{answer.question|nothing}}.|    next: end"
    #expect(
      try run(program, ["--headless", "--clean", "-n", "-c", "luafile \(Self.folder)/neovim.lua"]) == [
        "found 3:7 target-missing", "fix Connect it with “Ask”", "mended", "hover **Ask**", "definition 6 2",
        "references 3",
        "renamed " + text.replacing("action: message", with: "action:  message"),
        "completion " + Self.keysLeft.joined(separator: " "), "outline Ask, Send", "formatted " + text,
        "stopped",
      ])
  }

  @Test(.enabled(if: python != nil, "no pygls is installed")) func pyglsIsServed() throws {
    let program = try #require(Self.python)
    #expect(
      try run(program, [Self.folder + "/pygls_client.py"]) == [
        "encoding utf-8 chatflow", "watches workspace/didChangeWatchedFiles", "found 3:7 target-missing",
        "fix Connect it with “Ask”", "mended 0", "hover **Ask**", "definition 6 2", "references 3", "highlights 3",
        "rename ask", "renamed 3", "completion ask send end", "outline chatflow name live start actions Ask Send",
        "formatting 1", "refused -32601", "status 0",
      ])
  }

  /// Without a word of the protocol, the end of the input is the end of the program.
  @Test func theEndOfTheInputIsTheEnd() throws {
    let scratch = try Scratch()
    let ran = try scratch.run(Repository.program, "lsp", "--stdio")
    #expect(ran.status == .exited(1) && ran.output.isEmpty && ran.errors.isEmpty)
  }
}
