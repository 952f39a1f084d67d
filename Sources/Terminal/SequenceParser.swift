import Screen

/// Reads one key, report or unknown sequence at a place in some bytes.
struct SequenceParser {
  let bytes: [UInt8]
  let start: Int
  var backspaceIsControlH = false

  typealias Step = InputDecoder.Step

  /// What stands at the start.
  func step() -> Step {
    bytes[start] == Byte.escape ? escape() : plain(at: start)
  }

  /// What unfinished bytes mean when nothing more comes.
  static func remainder(of bytes: [UInt8]) -> [Event] {
    guard let first = bytes.first else { return [] }
    guard first == Byte.escape else { return [.key(Key(.character("\u{fffd}")))] }
    guard bytes.count > 1 else { return [.key(Key(.escape))] }
    let rest = Array(bytes.dropFirst())
    if rest[0] == Byte.escape { return [.key(Key(.escape))] + remainder(of: rest) }
    if rest[0] >= 0x80 { return [.key(Key(.escape)), .key(Key(.character("\u{fffd}")))] }
    // A sequence's introducer with nothing after it is that key with Alt; the rest of a broken sequence is dropped.
    return rest.count == 1 ? [.key(Key(.character(Character(Unicode.Scalar(rest[0]))), .alt))] : []
  }

  private func escape() -> Step {
    guard start + 1 < bytes.count else { return .incomplete }
    switch bytes[start + 1] {
    case Byte.escape:
      guard start + 2 < bytes.count else { return .incomplete }
      // Some terminals put an ESC before a whole sequence for Alt; else the first ESC is a key by itself.
      switch bytes[start + 2] {
      case 0x5b: return control(from: start + 3, alt: true)
      case 0x4f: return shifted(from: start + 3, alt: true)
      default: return .done(1, [.key(Key(.escape))])
      }
    case 0x5b: return control(from: start + 2, alt: false)
    case 0x4f: return shifted(from: start + 2, alt: false)
    case 0x5d, 0x50, 0x5f: return string(kind: bytes[start + 1])
    default:
      guard case .done(let count, let events) = plain(at: start + 1) else { return .incomplete }
      guard let event = events.first else { return .done(count + 1, []) }
      guard case .key(var key) = event, key.code != .character("\u{fffd}") else {
        return .done(1, [.key(Key(.escape))])
      }
      key.modifiers.insert(.alt)
      return .done(count + 1, [.key(key)])
    }
  }

  // MARK: Characters

  private func plain(at index: Int) -> Step {
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x7f { return .done(1, [.key(controlKey(byte))]) }
    if byte < 0x80 { return .done(1, [.key(Key(.character(Character(Unicode.Scalar(byte)))))]) }
    return multibyte(at: index)
  }

  private func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: .control(" ")
    case 0x08: backspaceIsControlH ? Key(.backspace) : .control("h")
    case 0x09: Key(.tab)
    case 0x0d: Key(.enter)
    case 0x7f: backspaceIsControlH ? Key(.delete) : Key(.backspace)
    case 0x01..<0x1b: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  /// A character of several bytes; what is none gives one U+FFFD for each maximal part of one, as Unicode recommends.
  private func multibyte(at index: Int) -> Step {
    let lead = bytes[index]
    let replaced: [Event] = [.key(Key(.character("\u{fffd}")))]
    let count: Int
    var next: ClosedRange<UInt8> = 0x80...0xbf
    switch lead {
    case 0xc2...0xdf: count = 2
    case 0xe0...0xef:
      count = 3
      if lead == 0xe0 { next = 0xa0...0xbf }
      if lead == 0xed { next = 0x80...0x9f }
    case 0xf0...0xf4:
      count = 4
      if lead == 0xf0 { next = 0x90...0xbf }
      if lead == 0xf4 { next = 0x80...0x8f }
    default: return .done(1, replaced)
    }
    var value = UInt32(lead) & (0xff >> UInt32(count + 1))
    for offset in 1..<count {
      guard index + offset < bytes.count else { return .incomplete }
      let byte = bytes[index + offset]
      guard next.contains(byte) else { return .done(offset, replaced) }
      value = value << 6 | UInt32(byte & 0x3f)
      next = 0x80...0xbf
    }
    // C1 control characters are no keys.
    guard value >= 0xa0, let scalar = Unicode.Scalar(value) else { return .done(count, []) }
    return .done(count, [.key(Key(.character(Character(scalar))))])
  }

  // MARK: Sequences

  /// `ESC [`: parameters, intermediate bytes, one final byte.
  private func control(from first: Int, alt: Bool) -> Step {
    guard first < bytes.count else { return .incomplete }
    if bytes[first] == 0x5b { return consoleFunctionKey(from: first + 1, alt: alt) }
    // The old mouse report has three bytes after its final one. We never ask for it, but some terminals know no other.
    if bytes[first] == 0x4d { return first + 3 < bytes.count ? .done(first + 4 - start, []) : .incomplete }
    var index = first
    while index < bytes.count, (0x20..<0x40).contains(bytes[index]) {
      if bytes[index] == 0x24, Self.areDigits(bytes[first..<index]) { break }
      index += 1
    }
    guard index < bytes.count else {
      return index - start > InputDecoder.longestSequence ? .skipSequence : .incomplete
    }
    let final = bytes[index]
    let isEnd = (0x40..<0x7f).contains(final) || final == 0x24
    guard isEnd else { return .done(index - start, []) }
    let count = index + 1 - start
    // Too long with its end in sight, or cut before: it must come to the same.
    guard index - start <= InputDecoder.longestSequence else { return .done(count, []) }
    let sequence = ControlSequence(bytes[first..<index], final: final)
    if sequence.isPasteStart { return .pasteBegins(count) }
    if let report = sequence.cursorReport { return .cursorReport(count, report) }
    guard var event = sequence.event else { return .done(count, []) }
    if alt, case .key(var key) = event {
      key.modifiers.insert(.alt)
      event = .key(key)
    }
    return .done(count, [event])
  }

  /// One or two digits before `$`: a shifted editing key of rxvt, where `$` ends the sequence.
  private static func areDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    (1...2).contains(bytes.count) && bytes.allSatisfy { (0x30..<0x3a).contains($0) }
  }

  /// `ESC [ [ A` to `E`: F1 to F5 on the Linux console.
  private func consoleFunctionKey(from index: Int, alt: Bool) -> Step {
    guard index < bytes.count else { return .incomplete }
    let byte = bytes[index]
    guard (0x41..<0x46).contains(byte) else { return .done(index - start, []) }
    return .done(index + 1 - start, [.key(Key(.function(Int(byte - 0x40)), alt ? .alt : []))])
  }

  /// Bytes between `ESC O` and its letter from which on it is nothing that exists.
  private static let longestModifier = 8

  /// `ESC O`: a letter, some terminals with a modifier before it.
  private func shifted(from first: Int, alt: Bool) -> Step {
    var index = first
    while index < bytes.count, index - first < Self.longestModifier, (0x30..<0x3c).contains(bytes[index]) { index += 1 }
    if index - first == Self.longestModifier { return .done(index - start, []) }
    guard index < bytes.count else { return .incomplete }
    guard (0x40..<0x7f).contains(bytes[index]) else {
      // Nothing like that exists: it was Alt and O, and then something else.
      guard index == first else { return .done(index - start, []) }
      let key = Event.key(Key(.character("O"), .alt))
      return .done(index - start, alt ? [.key(Key(.escape)), key] : [key])
    }
    let count = index + 1 - start
    guard var key = ControlSequence(bytes[first..<index], final: bytes[index]).shiftedKey else {
      return .done(count, [])
    }
    if alt { key.modifiers.insert(.alt) }
    return .done(count, [.key(key)])
  }

  /// `ESC ]`, `ESC P`, `ESC _`: a string up to BEL or `ESC \`.
  private func string(kind: UInt8) -> Step {
    let first = start + 2
    guard let end = bytes[first...].firstIndex(where: Byte.endsString) else {
      return bytes.count - start > InputDecoder.longestString ? .skipString : .incomplete
    }
    if bytes[end] == Byte.escape {
      guard end + 1 < bytes.count else {
        return bytes.count - start > InputDecoder.longestString ? .skipString : .incomplete
      }
      guard bytes[end + 1] == Byte.backslash else { return .done(end - start, []) }
      return .done(end + 2 - start, report(kind, bytes[first..<end]))
    }
    return .done(end + 1 - start, bytes[end] == Byte.bell ? report(kind, bytes[first..<end]) : [])
  }

  private func report(_ kind: UInt8, _ content: ArraySlice<UInt8>) -> [Event] {
    guard kind == 0x5d, let event = BackgroundReport.event(String(decoding: content, as: UTF8.self)) else { return [] }
    return [event]
  }
}

/// The answer to the question for the background colour: `11;rgb:1515/1919/1e1e`.
enum BackgroundReport {
  static func event(_ text: String) -> Event? {
    guard text.hasPrefix("11;rgb:") || text.hasPrefix("11;rgba:"), let colon = text.firstIndex(of: ":") else {
      return nil
    }
    let parts = text[text.index(after: colon)...].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 || parts.count == 4, parts.allSatisfy({ $0.utf8.count <= 4 }) else { return nil }
    let values = parts.prefix(3).compactMap { part -> Int? in
      // One to four hexadecimal digits: a fraction of the largest number with so many.
      guard (1...4).contains(part.utf8.count), let value = Int(part, radix: 16), value >= 0 else { return nil }
      return value * 255 / ((1 << (4 * part.utf8.count)) - 1)
    }
    guard values.count == 3 else { return nil }
    return .background(red: values[0], green: values[1], blue: values[2])
  }
}
