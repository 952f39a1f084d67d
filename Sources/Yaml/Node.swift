/// What a YAML text holds, each part with its place. Every value is text: no types are guessed.
public enum Node: Sendable {
  /// A single value.
  case scalar(Scalar)
  /// A list.
  case sequence(Sequence)
  /// Keys with values.
  case mapping(Mapping)

  /// Where it stands.
  public var place: NodePlace {
    switch self {
    case .scalar(let scalar): scalar.place
    case .sequence(let sequence): sequence.place
    case .mapping(let mapping): mapping.place
    }
  }

  /// The single value, if it is one.
  public var scalar: Scalar? { if case .scalar(let scalar) = self { scalar } else { nil } }
  /// The list, if it is one.
  public var sequence: Sequence? { if case .sequence(let sequence) = self { sequence } else { nil } }
  /// The keys with values, if there are some.
  public var mapping: Mapping? { if case .mapping(let mapping) = self { mapping } else { nil } }

  /// Whether it is a list, or keys with values, in brackets.
  public var isInBrackets: Bool {
    switch self {
    case .scalar: false
    case .sequence(let sequence): sequence.isInBrackets
    case .mapping(let mapping): mapping.isInBrackets
    }
  }
}

/// Where a node stands in its text.
public struct NodePlace: Hashable, Sendable {
  private let storedLine: Int32
  private let storedColumn: Int32
  private let storedStart: Int32
  private let storedEnd: Int32

  /// A place; lines and columns are counted from 1, bytes from 0.
  public init(line: Int, column: Int, bytes: Range<Int>) {
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
    storedStart = Int32(clamping: bytes.lowerBound)
    storedEnd = Int32(clamping: bytes.upperBound)
  }

  /// The line on which it begins, counted from 1.
  public var line: Int { Int(storedLine) }
  /// The column in which it begins, counted from 1 in Unicode scalars.
  public var column: Int { Int(storedColumn) }
  /// The byte with which it begins.
  public var start: Int { Int(storedStart) }
  /// The byte behind its last one. Quotes and brackets are part of it; of a literal or folded block so are the line
  /// breaks behind it.
  public var end: Int { Int(storedEnd) }

  /// The same beginning, up to another byte.
  func upTo(_ end: Int) -> NodePlace { NodePlace(line: line, column: column, bytes: start..<max(start, end)) }
}

extension Node {
  /// A single value.
  public struct Scalar: Sendable {
    /// How it is written.
    public enum Style: UInt8, Sendable { case any, plain, singleQuoted, doubleQuoted, literal, folded }

    /// The text, without quotes and escapes.
    public let string: String
    /// How it is written.
    public let style: Style
    /// Where it stands.
    public let place: NodePlace

    /// A value.
    public init(string: String, style: Style, place: NodePlace) {
      self.string = string
      self.style = style
      self.place = place
    }

    /// Whether it is a literal or folded block, which has lines of its own.
    public var isBlock: Bool { style == .literal || style == .folded }
  }

  /// A list.
  public struct Sequence: RandomAccessCollection, Sendable {
    /// Its items.
    public let nodes: [Node]
    /// Where it stands.
    public let place: NodePlace
    /// Whether it stands in brackets.
    public let isInBrackets: Bool

    /// The first index.
    public var startIndex: Int { 0 }
    /// The index behind the last.
    public var endIndex: Int { nodes.count }
    /// An item.
    public subscript(index: Int) -> Node { nodes[index] }
  }

  /// Keys with values, in the order of the text. A key may stand there twice: what that means is for the reader to say.
  public struct Mapping: RandomAccessCollection, Sendable {
    /// A key and its value in turn.
    let nodes: [Node]
    /// Where it stands.
    public let place: NodePlace
    /// Whether it stands in brackets.
    public let isInBrackets: Bool

    /// The first index.
    public var startIndex: Int { 0 }
    /// The index behind the last.
    public var endIndex: Int { nodes.count / 2 }
    /// A key and its value.
    public subscript(index: Int) -> (key: Node, value: Node) { (nodes[2 * index], nodes[2 * index + 1]) }

    /// The value of a key; of one that stands there twice the first.
    public subscript(key: String) -> Node? { first { $0.key.scalar?.string == key }?.value }

    /// Where a key stands a second time; nil of one that stands there once or not at all.
    public func again(_ key: String) -> Node? {
      var isThere = false
      for index in indices where self[index].key.scalar?.string == key {
        if isThere { return self[index].key }
        isThere = true
      }
      return nil
    }
  }
}
