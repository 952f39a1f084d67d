import Testing

/// What `chatflow check` leaves as it is, it says: nobody takes that for nothing to do.
struct PartlyCheckedTests {
  private static let broken =
    "chatflow: 1\nname: Bad\nstart: a\nactions:\n  a:\n    action: message\n    name: A\n    next: [\n"
  private static let lost =
    "chatflow: 1\nname: Bot\nstart: a\nactions:\n  a:\n    action: message\n    name: A\n    message: Hi\n    next: end\n"
    + "  b:\n    action: message\n    name: B\n    message: Ho\n    next: end\n"

  @Test func aFileThatCannotBeReadIsSaidToBeLeftAlone() throws {
    let scratch = try Scratch()
    let files = ["bad.chatflow.yaml": Self.broken, "workspace.yaml": "workspace: 1\npeople: [anna]\n"]
    for (name, text) in files {
      try scratch.write(text, to: name)
      let fixed = try scratch.run(Repository.program, ["check", name, "--fix"])
      #expect(fixed.errors.hasPrefix("\(name): error: nothing was looked for to fix here"), "\(fixed)")
      #expect(fixed.errors.hasSuffix("fixed: 0\n"), "\(fixed)")
      #expect(try scratch.text(of: name) == text)
    }
  }

  @Test func whatABaselineKeepsOfOthersIsSaid() throws {
    let scratch = try Scratch()
    try scratch.write(Self.lost, to: "one.chatflow.yaml")
    try scratch.write(Self.lost, to: "two.chatflow.yaml")
    func write(_ names: String...) throws -> String {
      let written = try scratch.run(Repository.program, ["check"] + names + ["--write-baseline", "known.json"])
      return written.output.split(separator: "\n").last.map(String.init) ?? ""
    }
    let both = try write("one", "two")
    #expect(both.hasPrefix("known.json: findings written: ") && !both.contains(";"), "\(both)")
    let count = try #require(both.split(separator: " ").last.flatMap { Int($0) })
    #expect(count > 0)
    #expect(
      try write("one")
        == "known.json: findings written: \(count / 2); kept of files that were not checked: \(count / 2)")
  }
}
