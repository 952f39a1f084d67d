import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

/// A place of a document that a client asks about, and what stands there.
struct AskedPlace {
  let document: OpenDocument
  /// The byte.
  let offset: Int
  /// What was read of the document, where it is a chatflow or a workspace.
  let opened: ChatflowFile.Opened?
  let openedWorkspace: WorkspaceFile.Opened?
  /// What the chatflows of the folder share.
  let workspace: Workspace
  /// What stands there, told from the lines.
  let cursor: TextCursor
  /// What may stand under the keys around it; nil where nothing has a meaning.
  let meaning: Meaning?

  var flow: Chatflow? { opened?.flow }
  var positions: Positions { document.positions }

  /// The text of some bytes.
  func text(_ bytes: Range<Int>) -> String { String(decoding: document.bytes[bytes], as: UTF8.self) }

  /// What may stand around the last key of the way, and that key.
  func above(_ path: [TextCursor.Step]) -> (meaning: Meaning, key: String)? {
    guard let last = path.lastIndex(where: { if case .key = $0 { true } else { false } }),
      case .key(let key) = path[last],
      let meaning = root?.at(path[..<last], kinds: kind)
    else { return nil }
    return (meaning, key)
  }

  /// The kind of an action.
  func kind(_ id: String) -> KindID? { flow?.actions[ActionID(id)]?.kind }

  private var root: Meaning? { opened != nil ? .top : openedWorkspace != nil ? .workspace : nil }

  init(
    _ document: OpenDocument, at offset: Int, _ reading: OpenDocument.Reading, _ workspace: Workspace
  ) {
    self.document = document
    self.offset = offset
    self.workspace = workspace
    cursor = TextCursor(SourceText(bytes: document.bytes), at: offset)
    switch reading {
    case .chatflow(let opened): (self.opened, openedWorkspace) = (opened, nil)
    case .workspace(let opened): (self.opened, openedWorkspace) = (nil, opened)
    case .tests, .other: (opened, openedWorkspace) = (nil, nil)
    }
    let flow = opened?.flow
    let root: Meaning? = opened != nil ? .top : openedWorkspace != nil ? .workspace : nil
    meaning = root?.at(cursor.path) { flow?.actions[ActionID($0)]?.kind }
  }

  /// The token that stands at the place, or is begun there: where its name begins and ends.
  var token: Range<Int>? {
    let bytes = document.bytes
    var start = offset
    while start > 0, Self.isInName(bytes[start - 1]) { start -= 1 }
    var opening = start
    while opening > 0, bytes[opening - 1] == UInt8(ascii: " ") { opening -= 1 }
    guard opening >= 2, bytes[opening - 1] == UInt8(ascii: "{"), bytes[opening - 2] == UInt8(ascii: "{") else {
      return nil
    }
    var end = offset
    while end < bytes.count, Self.isInName(bytes[end]) { end += 1 }
    return start..<end
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension LanguageServer {
  /// The document that parameters name.
  mutating func read(_ parameters: JSON) throws(ProtocolError) -> (
    document: OpenDocument, reading: OpenDocument.Reading
  ) {
    guard let uri = parameters["textDocument"]?["uri"]?.text else { throw .parameter("textDocument") }
    guard let reading = reading(uri), let document = documents[uri] else { throw .notOpen(uri) }
    return (document, reading)
  }

  /// The place that parameters name.
  mutating func place(_ parameters: JSON) throws(ProtocolError) -> AskedPlace {
    let (document, reading) = try read(parameters)
    guard let offset = document.positions.byte(parameters["position"]) else { throw .parameter("position") }
    return AskedPlace(document, at: offset, reading, workspace(for: document.address))
  }
}
