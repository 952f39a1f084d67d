import CNcurses
import Screen

/// What is switched on in a terminal while we have it, and how everything is undone.
struct TerminalModes {
  /// Switches on what ncurses does not.
  let on: [UInt8]
  /// Undoes `on`.
  let off: [UInt8]
  /// Undoes everything, ncurses' part too, for a process that dies.
  let restore: [UInt8]
  /// Whether the cursor can be a bar or a block.
  let shapesCursor: Bool
  /// Whether the terminal can strike text through.
  let strikes: Bool
  /// Whether the description says that the terminal can repeat a character.
  let repeats: Bool

  /// Reads the description that was asked for last.
  init(capabilities: Capabilities, focusReports: Bool) {
    func described(_ capability: String) -> String { cn_string(capability).map { String(cString: $0) } ?? "" }
    shapesCursor = !described("Ss").isEmpty && capabilities.extendedSequences
    strikes = !described("smxx").isEmpty
    repeats = described("rep") == RepetitionTest.description && capabilities.extendedSequences
    var on = described("smkx")
    var off = described("rmkx")
    if capabilities.extendedSequences {
      on += Sequences.pasteOn + Sequences.groundOn
      off += Sequences.groundOff + Sequences.pasteOff
      if focusReports {
        on += Sequences.focusOn
        off += Sequences.focusOff
      }
    }
    if capabilities.mouse {
      on += Sequences.mouseOn
      off += Sequences.mouseOff
    }
    if shapesCursor { off += Sequences.cursorStandard }
    self.on = Sequences.bytes(on)
    self.off = Sequences.bytes(off)
    let closing = capabilities.synchronizedOutput ? Sequences.endFrame : []
    let screen = described("sgr0") + described("cnorm") + described("rmcup") + "\r\n"
    restore = closing + Sequences.bytes(off + screen)
  }
}
