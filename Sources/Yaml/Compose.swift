import CYaml

extension Node {
  /// How deep lists and keys may be nested.
  static let maximumDepth = 1_000
  /// How many keys and values a text may hold: what makes a megabyte of text into hundreds of memory is many small ones.
  /// The largest chatflow, 50,000 actions in 16 MiB, has about half as many.
  public static let maximumCount = 1_000_000

  /// The node that a text in UTF-8 holds, or nil if it holds none.
  ///
  /// - Parameters:
  ///   - text: the text, or a part of one that begins with a line.
  ///   - line: how many lines stand before it.
  ///   - offset: how many bytes stand before it. Places are counted from there.
  public static func compose(
    _ text: some Collection<UInt8>, behind line: Int = 0, _ offset: Int = 0
  ) throws(YamlError) -> Node? {
    let before = NodePlace(line: line, column: 1, bytes: offset..<offset)
    let result = text.withContiguousStorageIfAvailable { bytes in
      Result { () throws(YamlError) in try compose(bytes, before) }
    }
    return try (result ?? Result { () throws(YamlError) in try compose(Array(text), before) }).get()
  }

  private static func compose(_ bytes: [UInt8], _ before: NodePlace) throws(YamlError) -> Node? {
    try bytes.withUnsafeBufferPointer { bytes in Result { () throws(YamlError) in try compose(bytes, before) } }.get()
  }

  private static func compose(_ bytes: UnsafeBufferPointer<UInt8>, _ before: NodePlace) throws(YamlError) -> Node? {
    guard let pairs = SurrogatePairs(in: bytes) else { return try parse(bytes, before, pairs: nil) }
    return try pairs.replaced.withUnsafeBufferPointer { replaced in
      Result { () throws(YamlError) in try parse(replaced, before, pairs: pairs) }
    }.get()
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ before: NodePlace, pairs: SurrogatePairs?
  ) throws(YamlError) -> Node? {
    guard let parser = cy_open(bytes.baseAddress, bytes.count) else {
      throw YamlError(mistake: .other(""), line: before.line + 1, column: 1)
    }
    defer { cy_close(parser) }
    var composer = TreeComposer(bytes: bytes, before: before, pairs: pairs)
    var event = cy_event()
    repeat { cy_next(parser, &event) } while try composer.take(event)
    return composer.root
  }
}

/// Puts nodes together from what the parser comes across.
private struct TreeComposer {
  /// A list or mapping that is not closed yet: where in `nodes` its own begin.
  private struct Open {
    let first: Int
    let isMapping: Bool
    let isInBrackets: Bool
    let place: NodePlace
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Whether each character is a byte.
  private let isASCII: Bool
  private let before: NodePlace
  private var pairs: SurrogatePairs?
  /// What is finished, but not yet part of something that is.
  private var nodes: [Node] = []
  private var open: [Open] = []
  private var documents = 0
  private var count = 0
  /// A character and its byte, from which others are counted: places come nearly in order.
  private var cursor = (character: 0, byte: 0)

  var root: Node? { nodes.first }

  init(bytes: UnsafeBufferPointer<UInt8>, before: NodePlace, pairs: SurrogatePairs?) {
    self.bytes = bytes
    isASCII = bytes.reduce(0, |) < 0x80
    self.before = before
    self.pairs = pairs
  }

  /// Takes an event, and says whether more will come.
  mutating func take(_ event: cy_event) throws(YamlError) -> Bool {
    switch Int(event.kind) {
    case CY_SCALAR:
      try count(event)
      nodes.append(.scalar(scalar(event)))
    case CY_SEQUENCE, CY_MAPPING:
      try count(event)
      guard open.count < Node.maximumDepth else { throw error(.tooDeep, event.start) }
      let isMapping = Int(event.kind) == CY_MAPPING
      let place = place(event.start, event.end)
      open.append(Open(first: nodes.count, isMapping: isMapping, isInBrackets: event.style == 1, place: place))
    case CY_CLOSE: close(event)
    case CY_DOCUMENT:
      documents += 1
      guard documents == 1 else { throw error(.secondDocument, event.start) }
    case CY_ANCHOR: throw error(.anchor(word(event.start)), event.start)
    case CY_ALIAS: throw error(.alias(word(event.start)), event.start)
    case CY_TAG: throw error(.tag(word(event.start)), event.start)
    case CY_WRONG: throw wrong(event)
    default: return false
    }
    return true
  }

  private mutating func count(_ event: cy_event) throws(YamlError) {
    count += 1
    guard count <= Node.maximumCount else { throw error(.tooMany, event.start) }
  }

  private mutating func scalar(_ event: cy_event) -> Node.Scalar {
    let style = Node.Scalar.Style(rawValue: UInt8(truncatingIfNeeded: event.style)) ?? .any
    let place = place(event.start, event.end)
    var text = event.string
    if style == .doubleQuoted { pairs?.restore(&text, at: place.start - before.start, upTo: place.end - before.start) }
    return Node.Scalar(string: text, style: style, place: place)
  }

  private mutating func close(_ event: cy_event) {
    let last = open.removeLast()
    let inner = Array(nodes[last.first...])
    nodes.removeSubrange(last.first...)
    // Without brackets, it ends with what is in it; the parser notices that only where something else begins.
    let end = last.isInBrackets ? place(event.start, event.end).end : inner.last?.place.end ?? last.place.end
    let place = last.place.upTo(end)
    nodes.append(
      last.isMapping
        ? .mapping(Node.Mapping(nodes: inner, place: place, isInBrackets: last.isInBrackets))
        : .sequence(Node.Sequence(nodes: inner, place: place, isInBrackets: last.isInBrackets)))
  }

  // MARK: - Places

  private mutating func place(_ start: cy_mark, _ end: cy_mark) -> NodePlace {
    let first = byte(start.offset)
    let last = max(first, byte(end.offset))
    return NodePlace(
      line: before.line + Int(start.line), column: Int(start.column),
      bytes: (before.start + first)..<(before.start + last))
  }

  /// The byte that a character begins with.
  private mutating func byte(_ character: Int) -> Int {
    if isASCII { return min(character, bytes.count) }
    while cursor.character < character, cursor.byte < bytes.count {
      cursor.byte += 1
      while cursor.byte < bytes.count, bytes[cursor.byte] & 0xC0 == 0x80 { cursor.byte += 1 }
      cursor.character += 1
    }
    while cursor.character > character, cursor.byte > 0 {
      cursor.byte -= 1
      while cursor.byte > 0, bytes[cursor.byte] & 0xC0 == 0x80 { cursor.byte -= 1 }
      cursor.character -= 1
    }
    return cursor.byte
  }

  // MARK: - Errors

  private func error(_ mistake: YamlError.Mistake, _ mark: cy_mark) -> YamlError {
    YamlError(mistake: mistake, line: before.line + Int(mark.line), column: Int(mark.column))
  }

  private mutating func wrong(_ event: cy_event) -> YamlError {
    let problem = event.string
    // An anchor or alias without a name tells the sign one character too late.
    let isNameless = problem == "did not find expected alphabetic or numeric character"
    let sign = sign(isNameless ? event.end : event.start)
    let mistake = YamlError.Mistake(parser: problem, at: sign)
    return error(mistake, mistake.showsAtItsBeginning ? event.end : event.start)
  }

  /// The character at a place.
  private mutating func sign(_ mark: cy_mark) -> String {
    let start = byte(mark.offset)
    let end = byte(mark.offset + 1)
    return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
  }

  /// What stands at a place up to the next space, as far as it is fit to be shown.
  private mutating func word(_ mark: cy_mark) -> String {
    let start = byte(mark.offset)
    let limit = min(bytes.count, start + 40)
    var end = start
    while end < limit, bytes[end] > UInt8(ascii: " "), bytes[end] < 0x7F { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

extension cy_event {
  fileprivate var string: String {
    String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self)
  }
}
