import Screen
import Testing

@Suite struct CapabilitiesTests {
  private func capabilities(
    _ environment: [String: String], colours: Int = 256, codeset: String = "UTF-8", box: Int = 1
  ) -> Capabilities {
    Capabilities(environment: environment, terminfoColours: colours, codeset: codeset, boxDrawingWidth: box)
  }

  @Test func coloursComeFromTheDescriptionAndTheAnnouncement() {
    #expect(capabilities(["TERM": "xterm-256color"]).depth == .indexed256)
    #expect(capabilities(["TERM": "xterm-256color", "COLORTERM": "truecolor"]).depth == .trueColour)
    #expect(capabilities(["TERM": "xterm-256color", "COLORTERM": "24bit"]).depth == .trueColour)
    #expect(capabilities(["TERM": "xterm", "COLORTERM": "truecolor"], colours: 8).depth == .ansi8)
    #expect(capabilities(["TERM": "xterm-16color"], colours: 16).depth == .ansi16)
    #expect(capabilities(["TERM": "xterm-direct"], colours: 1 << 24).depth == .trueColour)
    #expect(capabilities(["TERM": "vt100"], colours: -1).depth == .monochrome)
  }

  @Test func screenIsNotTrustedWithTrueColourButTmuxIs() {
    let screen = ["TERM": "screen-256color", "COLORTERM": "truecolor"]
    #expect(capabilities(screen).depth == .indexed256)
    #expect(capabilities(screen.merging(["TMUX": "/tmp/tmux"]) { $1 }).depth == .trueColour)
  }

  @Test func noColorIsRespectedIfItIsNotEmpty() {
    #expect(capabilities(["TERM": "xterm-256color", "NO_COLOR": "1"]).depth == .monochrome)
    #expect(capabilities(["TERM": "xterm-256color", "NO_COLOR": ""]).depth == .indexed256)
  }

  @Test func glyphsDependOnTheLocaleAndTheConsole() {
    #expect(capabilities(["TERM": "xterm-256color"]).glyphs == .rich)
    #expect(capabilities(["TERM": "xterm-256color"], codeset: "utf8").glyphs == .rich)
    #expect(capabilities(["TERM": "linux"], colours: 8).glyphs == .basic)
    #expect(capabilities(["TERM": "xterm-256color"], codeset: "ANSI_X3.4-1968").glyphs == .ascii)
    #expect(capabilities(["TERM": "linux"], codeset: "ISO-8859-1").glyphs == .ascii)
    #expect(capabilities(["TERM": "xterm-256color"], box: 2).glyphs == .ascii)
  }

  @Test func consolesGetNoPrivateSequences() {
    for terminal in ["linux", "vt100", "ansi"] {
      let found = capabilities(["TERM": terminal], colours: 8)
      #expect(!found.mouse && !found.synchronizedOutput && !found.extendedSequences)
    }
    let found = capabilities(["TERM": "tmux-256color"])
    #expect(found.mouse && found.synchronizedOutput && found.extendedSequences)
  }
}
