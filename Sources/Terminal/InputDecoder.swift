import Screen

/// Turns the bytes that a terminal sends into events.
///
/// The same bytes give the same events however they are cut. Bytes that are not UTF-8 become U+FFFD, sequences that mean
/// nothing here are dropped whole, and a paste is one event of any length. A lone ESC cannot be told from the beginning
/// of a sequence by looking at it: the caller waits a little and then calls `pause`, or `flush` where nothing more will
/// come. Memory is bounded by `longestPaste`.
public struct InputDecoder: Sendable {
  /// What an unfinished piece of input is.
  public enum Unfinished: Hashable, Sendable {
    /// There is none.
    case nothing
    /// ESC, which is probably the key.
    case escape
    /// The beginning of a sequence or of a character.
    case sequence
    /// A paste whose end has not come.
    case paste
  }

  /// Bytes of a paste that are kept; the rest is dropped.
  public static let longestPaste = 2 << 20
  /// A control sequence that is longer than this is nothing that we know.
  static let longestSequence = 64
  /// The same for strings, such as the answer to a colour query.
  static let longestString = 512

  enum Mode: Sendable {
    case ground
    case paste
    /// Inside a paste of which what had come was given out, since nothing more came for long.
    case stalledPaste
    /// Inside a sequence that was too long to be kept, up to its end.
    case skippingSequence
    case skippingString
  }

  /// One step of decoding.
  enum Step {
    /// So many bytes are done with, and mean these events.
    case done(Int, [Event])
    /// So many bytes are done with, and say where the cursor is.
    case cursorReport(Int, CursorReport)
    /// More bytes are needed.
    case incomplete
    /// Too long: drop all, and what follows up to the end of the sequence or string.
    case skipSequence
    case skipString
    /// A paste begins after so many bytes.
    case pasteBegins(Int)
  }

  var mode = Mode.ground
  var buffer: [UInt8] = []
  var paste = PasteBuffer()
  /// The beginning of something that was decided about in a pause. Its rest may come yet, and is no keys.
  var late: [UInt8] = []
  /// The answers of the terminal that are no events, until they are taken.
  private var cursorReports: [CursorReport] = []
  /// Whether the terminal sends ^H for the backspace key.
  let backspaceIsControlH: Bool

  /// A decoder that has seen nothing.
  public init(backspaceIsControlH: Bool = false) {
    self.backspaceIsControlH = backspaceIsControlH
  }

  /// What is unfinished.
  public var unfinished: Unfinished {
    switch pending {
    case .nothing: .nothing
    case .escape: .escape
    case .introducer, .character, .sequence, .string: .sequence
    case .paste, .stalledPaste: .paste
    }
  }

  /// The events that are complete after these bytes.
  public mutating func decode(_ bytes: some Sequence<UInt8>) -> [Event] {
    buffer.append(contentsOf: bytes)
    if !late.isEmpty { takeLate() }
    if mode == .stalledPaste { endStalledPaste() }
    var events: [Event] = []
    var position = 0
    scan: while position < buffer.count {
      switch mode {
      case .paste, .stalledPaste:
        position = takePaste(from: position, into: &events)
      case .skippingSequence:
        position = skipSequence(from: position)
      case .skippingString:
        guard let next = skipString(from: position) else { break scan }
        position = next
      case .ground:
        switch SequenceParser(bytes: buffer, start: position, backspaceIsControlH: backspaceIsControlH).step() {
        case .done(let count, let found):
          position += count
          events += found
        case .cursorReport(let count, let report):
          position += count
          cursorReports.append(report)
        case .incomplete:
          break scan
        case .skipSequence:
          mode = .skippingSequence
          position = buffer.count
        case .skipString:
          // A trailing ESC may be the first half of the string's end.
          mode = .skippingString
          position = buffer.last == Byte.escape ? buffer.count - 1 : buffer.count
        case .pasteBegins(let count):
          mode = .paste
          position += count
        }
      }
    }
    buffer.removeFirst(position)
    return events
  }

  /// Where the terminal has said that its cursor is, since this was asked last.
  mutating func takeCursorReports() -> [CursorReport] {
    defer { cursorReports = [] }
    return cursorReports
  }

  /// Decides about what is unfinished: nothing more will come of it.
  public mutating func flush() -> [Event] {
    defer {
      mode = .ground
      buffer.removeAll()
      late = []
    }
    switch mode {
    case .paste, .stalledPaste: return [.paste(paste.finish())]
    case .skippingSequence, .skippingString: return []
    case .ground: return SequenceParser.remainder(of: buffer)
    }
  }

  mutating func takePaste(from position: Int, into events: inout [Event]) -> Int {
    guard let end = paste.append(buffer[position...]) else { return buffer.count }
    let wasStalled = mode == .stalledPaste
    mode = .ground
    let text = paste.finish()
    if !wasStalled || !text.isEmpty { events.append(.paste(text)) }
    return end
  }

  private mutating func skipSequence(from position: Int) -> Int {
    for index in position..<buffer.count where !(0x20..<0x40).contains(buffer[index]) {
      mode = .ground
      // The final byte belongs to the sequence; anything else breaks it off and stands for itself.
      return (0x40..<0x7f).contains(buffer[index]) ? index + 1 : index
    }
    return buffer.count
  }

  /// The place after the string's end; nil if its last byte may be the beginning of that.
  private mutating func skipString(from position: Int) -> Int? {
    guard let end = buffer[position...].firstIndex(where: Byte.endsString) else { return buffer.count }
    guard buffer[end] == Byte.escape else {
      mode = .ground
      return end + 1
    }
    guard end + 1 < buffer.count else {
      buffer.removeSubrange(position..<end)
      return nil
    }
    mode = .ground
    return buffer[end + 1] == Byte.backslash ? end + 2 : end
  }
}

/// Bytes with a name.
enum Byte {
  static let escape: UInt8 = 0x1b
  static let bell: UInt8 = 0x07
  static let backslash: UInt8 = 0x5c

  /// ESC, BEL, CAN and SUB end a string, each in its way.
  static func endsString(_ byte: UInt8) -> Bool {
    byte == escape || byte == bell || byte == 0x18 || byte == 0x1a
  }
}
