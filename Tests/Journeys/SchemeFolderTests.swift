import Foundation
import Screen
import Testing

/// A folder of schemes as they are passed around: both forms of base16, and base24.
struct SchemeFolderTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static func colours(_ count: Int, _ random: inout Random) -> [String] {
    (0..<count).map { _ in
      (0..<3).map { _ in
        let hex = String(UInt8.random(in: 0...255, using: &random), radix: 16)
        return hex.count == 1 ? "0" + hex : hex
      }.joined()
    }
  }

  private static func key(_ index: Int) -> String {
    "base" + (index < 16 ? "0" : "") + String(index, radix: 16, uppercase: true)
  }

  /// The file of a scheme in one of the forms that are in use.
  private static func file(_ number: Int, _ random: inout Random) -> String {
    let name = ["Sea \"deep\"", "Ängen", "Plain", "#1: odd"][number % 4]
    switch number % 5 {
    case 0:
      return "scheme: '\(name)'\nauthor: \"A. Person (https://example.com)\"\n"
        + colours(16, &random).enumerated().map { "\(key($0)): \"\($1)\"\n" }.joined()
    case 1:
      return "# A remark\nscheme: '\(name)'\nauthor: nobody\n"
        + colours(16, &random).enumerated().map { "\(key($0).lowercased()): '\($1.uppercased())' # \($0)\n" }.joined()
    case 2:
      return "system: \"base16\"\nname: '\(name)'\nauthor: x\nvariant: \"dark\"\npalette:\n"
        + colours(16, &random).enumerated().map { "  \(key($0)): \"#\($1)\"\n" }.joined()
    case 3:
      return "system: \"base24\"\nname: '\(name)'\nslug: a-b\nvariant: light\npalette:\n"
        + colours(24, &random).enumerated().map { "  \(key($0)): \"#\($1)\"\n" }.joined()
    default:
      return "scheme: '\(name)'\n" + colours(24, &random).enumerated().map { "\(key($0)): \"\($1)\"\n" }.joined()
    }
  }

  private static let drawn: Set<Role> = [.line, .border, .popupBorder, .scrollThumb]

  @Test func everySchemeOfAFolderLoadsAndCanBeRead() throws {
    let scratch = try Scratch()
    try scratch.copyExamples()
    try scratch.configure("theme: scheme-3\n")
    var random = Random(state: 20_261_125)
    for number in 0..<100 {
      try Self.file(number, &random).write(
        toFile: scratch.themes + "/scheme-\(number).\(number % 3 == 0 ? "yml" : "yaml")", atomically: true,
        encoding: .utf8)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.themes)
    #expect(files.count == 100)
    for file in files {
      let text = try String(contentsOfFile: scratch.themes + "/" + file, encoding: .utf8)
      let scheme = try Scheme(yaml: text.utf8)
      #expect(scheme.colours.count == 16 && !scheme.name.isEmpty, "\(file)")
      for depth in [ColourDepth.trueColour, .indexed256] {
        let theme = Theme(scheme, depth: depth)
        for role in Role.allCases {
          for surface in [Role?.none, .titleRow, .selection] {
            let look = theme.look(Style(role, on: surface))
            let contrast = look.foreground.contrast(with: look.background) ?? 0
            #expect(contrast >= (Self.drawn.contains(role) ? 3 : 4.5), "\(file): \(role) on \(surface ?? .text)")
          }
        }
      }
    }
    // The program itself finds them all by name.
    let app = try App("support-bot", in: scratch)
    try app.press(":")
    try app.type("theme")
    try app.press(.enter)
    try app.expect("scheme-3", "your own")
    try app.type("scheme-99")
    try app.expect("scheme-99")
    try app.press(.enter)
    try app.expect("The theme is scheme-99 from now on")
  }

  @Test(arguments: [
    ("base0D", "lacks the colour base0D"), ("base13", ""), ("base00", "lacks the colour base00"),
  ])
  func whatIsMissingIsNamed(key: String, sentence: String) throws {
    var random = Random(state: 7)
    let text = Self.file(3, &random).split(separator: "\n").filter { !$0.contains(key) }.joined(separator: "\n")
    let scratch = try Scratch()
    try scratch.copyExamples()
    try scratch.write(text, to: "mine.yaml")
    let drawn = try scratch.run(
      Repository.program, "draw", "support-bot", "--colour", "always", "--theme", "mine.yaml")
    #expect(drawn.status == .exited(sentence.isEmpty ? 0 : 3))
    #expect(sentence.isEmpty || drawn.errors.contains(sentence), "\(drawn.errors)")
  }
}
