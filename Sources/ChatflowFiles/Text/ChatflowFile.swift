import ChatflowModel

/// Reads chatflows from text.
///
/// Reading never runs, fetches or traps, whatever the text holds. What cannot be read is reported with its place, and
/// the rest is opened: an action with a mistake in it becomes an action with a `defect`, its text left as it is.
public enum ChatflowFile {
  /// The most bytes that a file may have.
  public static let maximumBytes = 16 * 1024 * 1024
  /// The most actions that a file may have.
  public static let maximumActions = 50_000
  /// The version of the file format that this program writes.
  public static let version = 1

  /// What became of reading a file.
  public struct Opened: Sendable {
    /// The chatflow, as far as it could be read; nil if nothing could.
    public var flow: Chatflow?
    /// The text by its parts, for writing changes into it; nil if nothing could be read.
    public var source: Source?
    /// What was wrong, in the order of the file.
    public var problems: [FileProblem]
    /// Whether changes can be written into this text. If not, it can be looked at.
    public var isWritable: Bool

    /// Whether the file holds nothing, or nothing but comments: what it is to be is not known.
    public var isBlank: Bool { source?.text.holdsNothing ?? false }

    /// Whether there are no errors; warnings may be.
    public var isSound: Bool { !problems.contains { $0.severity == .error } }
  }

  /// Reads a chatflow.
  public static func decode(_ text: String) -> Opened { decode(bytes: Array(text.utf8)) }

  /// Reads a chatflow from the bytes of a file.
  public static func decode(bytes: [UInt8]) -> Opened {
    if bytes.count > maximumBytes {
      return refused(
        FileProblem(line: 1, column: 1, reason: "problem.file-too-large", expected: "\(maximumBytes >> 20) MiB"))
    }
    if let problem = encodingProblem(bytes) { return refused(problem) }
    let text = SourceText(bytes: bytes)
    if let problem = text.conflictProblem { return refused(problem) }
    var reader = FlowReader(text)
    return reader.read()
  }

  static func refused(_ problem: FileProblem) -> Opened {
    Opened(flow: nil, source: nil, problems: [problem], isWritable: false)
  }

  static func encodingProblem(_ bytes: [UInt8]) -> FileProblem? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var valid = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var place = SourceText.Place(line: 1, column: 1)
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        valid += 1
        place =
          scalar == "\n" ? .init(line: place.line + 1, column: 1) : .init(line: place.line, column: place.column + 1)
      case .error, .emptyInput: break decoding
      }
    }
    return FileProblem(line: place.line, column: place.column, reason: "problem.encoding")
  }
}
