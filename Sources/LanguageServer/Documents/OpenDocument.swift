import ChatTesting
import ChatflowFiles
import ChatflowModel

/// A document as its editor has it, saved or not, and what was read in it.
struct OpenDocument {
  /// What a document is.
  enum Reading {
    /// A chatflow.
    case chatflow(ChatflowFile.Opened)
    /// What the chatflows of a folder share.
    case workspace(WorkspaceFile.Opened)
    /// Tests of conversations.
    case tests([FileProblem])
    /// Something else, of which nothing is said.
    case other
  }

  let address: DocumentAddress
  /// The number that the editor gave to this state of it; nil if it gives none.
  private(set) var version: Int?
  /// The text.
  private(set) var bytes: [UInt8]
  private(set) var positions: Positions
  /// What is read in it; nil as long as nobody asked.
  private var read: Reading?
  /// What is kept of the checks of it, where it is a chatflow.
  var checks = KeptChecks()
  /// What was found in it last.
  var judgement = Judgement()

  init(_ address: DocumentAddress, version: Int?, _ text: String, _ encoding: PositionEncoding) {
    self.address = address
    self.version = version
    bytes = Array(text.utf8)
    positions = Positions(bytes, encoding)
  }

  /// Takes over a change: other text in a range, or all of it anew. False if it is no change.
  mutating func change(_ change: JSON) -> Bool {
    guard let text = change["text"]?.text else { return false }
    if let range = change["range"], range != .null {
      guard let place = positions.bytes(range) else { return false }
      bytes.replaceSubrange(place, with: text.utf8)
    } else {
      bytes = Array(text.utf8)
    }
    positions = Positions(bytes, positions.encoding)
    read = nil
    return true
  }

  /// Gives the state another number.
  mutating func number(_ version: Int?) { self.version = version ?? self.version }

  /// Forgets what depends on other files.
  mutating func lookAgain() { if case .tests? = read { read = nil } }

  /// What is in it.
  mutating func reading(in workspace: () -> Workspace) -> Reading {
    if let read { return read }
    let new = newReading(workspace)
    read = new
    return new
  }

  private func newReading(_ workspace: () -> Workspace) -> Reading {
    let name = address.name
    if name.hasSuffix(ChatflowFolder.testsEnding) {
      return .tests(ChatFile(String(decoding: bytes, as: UTF8.self), in: workspace()).problems)
    }
    if name == ChatflowFolder.settings { return .workspace(WorkspaceFile.decode(bytes: bytes)) }
    if name.hasSuffix(ChatflowFolder.ending) || begins(with: "chatflow:") {
      return .chatflow(ChatflowFile.decode(bytes: bytes))
    }
    return begins(with: "workspace:") ? .workspace(WorkspaceFile.decode(bytes: bytes)) : .other
  }

  /// Whether a line begins with some text: what a file that is called otherwise is known by.
  private func begins(with text: String) -> Bool {
    let wanted = Array(text.utf8)
    if bytes.starts(with: wanted) { return true }
    let newline = UInt8(ascii: "\n")
    return bytes.indices.contains { bytes[$0] == newline && bytes[($0 + 1)...].starts(with: wanted) }
  }
}
