import Screen

/// What silence means: a key by itself, or a sequence whose rest is late.
///
/// Whatever a sequence was cut into, and however long the pieces took, none of it is ever taken for a key, except for an
/// ESC or an introducer that came alone: these are keys on their own, and their users do not want to wait.
extension InputDecoder {
  /// What is unfinished, as far as it matters for how long it is waited for.
  enum Pending {
    case nothing
    /// ESC alone: the key, nearly always.
    case escape
    /// ESC and one character that begins sequences: probably the beginning of one, but it may be that key with Alt.
    case introducer
    /// A part of a character.
    case character
    /// A sequence that its next byte goes on with or ends, so that waiting costs nobody more than one key.
    case sequence
    /// A string, which would swallow all that is typed.
    case string
    case paste
    case stalledPaste
  }

  var pending: Pending {
    switch mode {
    case .paste: return .paste
    // ESC is the user who wants out, or the beginning of the end.
    case .stalledPaste: return paste.isAtEscape ? .introducer : .stalledPaste
    case .skippingSequence: return .sequence
    case .skippingString: return .string
    case .ground: break
    }
    guard let first = buffer.first else { return .nothing }
    guard first == Byte.escape else { return .character }
    // Some terminals put another ESC before a sequence for Alt.
    let rest = buffer.dropFirst(buffer.count > 1 && buffer[1] == Byte.escape ? 2 : 1)
    guard let second = rest.first else { return buffer.count == 1 ? .escape : .introducer }
    guard rest.count > 1 else { return .introducer }
    return Self.beginsString(second) ? .string : .sequence
  }

  static func beginsString(_ byte: UInt8) -> Bool { [0x5d, 0x50, 0x5f].contains(byte) }

  /// Decides about what has waited long enough: what may be a key is one. Of anything else, and of what follows such a
  /// key in one piece, the rest is still known when it comes.
  mutating func pause() -> [Event] {
    switch mode {
    case .stalledPaste where paste.isAtEscape:
      mode = .ground
      late = [Byte.escape]
      let text = paste.finish()
      return (text.isEmpty ? [] : [.paste(text)]) + [.key(Key(.escape))]
    case .paste, .stalledPaste:
      // What has come is shown. What is yet to come is as little a command as that was.
      mode = .stalledPaste
      let text = paste.take()
      return text.isEmpty ? [] : [.paste(text)]
    case .skippingSequence, .skippingString:
      late = [Byte.escape, 0x5d, 0x30, 0x3b] + buffer
      buffer = []
      mode = .ground
      return []
    case .ground:
      defer { buffer = [] }
      // The first of two ESC before a sequence is a key now, and done with.
      let isDoubled = buffer.count > 1 && buffer[1] == Byte.escape
      late = buffer.first == Byte.escape ? Array(buffer.dropFirst(isDoubled ? 1 : 0)) : []
      return SequenceParser.remainder(of: buffer)
    }
  }

  /// Whether what was decided about last may have been the key that it was taken for.
  var wasKey: Bool { late.count <= 2 }

  /// Whatever comes now begins something new.
  mutating func forgetLate() { late = [] }

  /// Puts the beginning back before its rest, if that is what has come.
  mutating func takeLate() {
    let whole = late + buffer
    if Self.goesOn(late, in: whole) { buffer = whole }
    late = []
  }

  /// Whether bytes that came in one piece go on with what has begun, and are not keys that somebody pressed meanwhile:
  /// nobody presses several within the time that a program needs to read them.
  private static func goesOn(_ late: [UInt8], in whole: [UInt8]) -> Bool {
    guard whole.count > 2 else { return false }
    let isBegun = late.count > 2
    switch whole[1] {
    case 0x5b:
      // The old mouse report, and the function keys of the console.
      if whole[2] == 0x4d { return whole.count > 5 }
      if whole[2] == 0x5b { return whole.count > 3 && (0x41..<0x46).contains(whole[3]) }
      let parameters = whole[2...].prefix { (0x30..<0x40).contains($0) }
      guard parameters.endIndex < whole.count else { return true }
      let final = whole[parameters.endIndex]
      if parameters.isEmpty { return whole.count == 3 && ControlSequence(parameters, final: final).event != nil }
      return (0x21..<0x30).contains(final) || (0x40..<0x7f).contains(final)
    case 0x4f: return whole.count == 3 && ControlSequence([], final: whole[2]).shiftedKey != nil
    case 0x5d where !isBegun:
      // `]11;` is how the answers begin that are asked for.
      let number = whole[2...].prefix { (0x30..<0x3a).contains($0) }
      return !number.isEmpty && number.endIndex < whole.count && whole[number.endIndex] == 0x3b
    case let byte where beginsString(byte):
      // Up to its end, and nothing in it that no string holds.
      guard let end = whole[2...].firstIndex(where: { $0 < 0x20 || $0 == 0x7f }) else { return false }
      return whole[end] == Byte.bell
        || whole[end] == Byte.escape && end + 1 < whole.count && whole[end + 1] == Byte.backslash
    default: return false
    }
  }

  /// A paste whose end got lost is over when a key comes that no text holds.
  mutating func endStalledPaste() {
    guard !paste.isMatching, buffer.first == Byte.escape, !PasteBuffer.mayEnd(with: buffer) else { return }
    mode = .ground
  }
}
