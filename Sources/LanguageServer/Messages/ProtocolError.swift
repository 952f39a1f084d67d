import ChatflowModel

/// Why a message is answered with an error; the codes are those of JSON-RPC and of the protocol.
struct ProtocolError: Error, Hashable {
  /// The number that clients go by.
  let code: Int
  /// What is wrong, for the log of an editor and those who write one.
  let message: String

  /// Text that is no JSON.
  static let noJSON = ProtocolError(code: -32700, message: "this is no JSON")
  /// Bytes without a head that says how many there are.
  static let noHead = ProtocolError(code: -32700, message: "no Content-Length before the message")
  /// A message above the limit.
  static let tooLong = ProtocolError(code: -32600, message: "the message is too long")
  /// JSON that is no message.
  static let noMessage = ProtocolError(code: -32600, message: "this is no message of JSON-RPC 2.0")
  /// A request behind `shutdown`.
  static let shutDown = ProtocolError(code: -32600, message: "the server was shut down")
  /// A second `initialize`.
  static let twice = ProtocolError(code: -32600, message: "the server is initialized already")
  /// A request before `initialize`.
  static let notInitialized = ProtocolError(code: -32002, message: "the server is not initialized")
  /// A request that nobody knows.
  static func noMethod(_ name: String) -> ProtocolError {
    ProtocolError(code: -32601, message: "there is no method \(name.prefix(100))")
  }
  /// Parameters that are not those of the request.
  static func parameter(_ name: String) -> ProtocolError {
    ProtocolError(code: -32602, message: "the parameter \(name) is missing, or not what it should be")
  }
  /// A request about a document that the client did not open, or whose opening could not be read.
  static func notOpen(_ uri: String) -> ProtocolError {
    ProtocolError(code: -32602, message: "the parameter textDocument names no open document: \(uri.prefix(200))")
  }
  /// A notification of a change that is none, and so is not made.
  static func wrongChange(of uri: String) -> ProtocolError {
    ProtocolError(code: -32602, message: "the change of \(uri.prefix(200)) is none, and is not made")
  }
  /// A request that the client did not want any more.
  static let cancelled = ProtocolError(code: -32800, message: "the request was cancelled")
  /// A request that cannot be done, told to the user in their own words.
  static func failed(_ message: String) -> ProtocolError { ProtocolError(code: -32803, message: message) }
}

/// A message of a client.
struct ClientMessage: Hashable {
  /// What a request and its answer are known by: a number or a text; nil for a notification.
  let id: JSON?
  /// What is wanted; nil for the answer to something that was asked of the client.
  let method: String?
  /// With what.
  let parameters: JSON

  /// A message; an error where this is none, with the id that the answer goes to.
  init(_ json: JSON) throws(MessageProblem) {
    guard case .members = json else { throw MessageProblem(id: .null, error: .noMessage) }
    let id = json["id"]
    let isID =
      switch id {
      case .text?, .number?, .null?, nil: true;
      default: false
      }
    let answered = isID ? id ?? .null : .null
    guard json["jsonrpc"] == .text("2.0"), isID else { throw MessageProblem(id: answered, error: .noMessage) }
    method = json["method"]?.text
    let isAnswer = json["method"] == nil && id != nil && (json["result"] != nil || json["error"] != nil)
    guard method != nil || isAnswer else { throw MessageProblem(id: answered, error: .noMessage) }
    self.id = id
    parameters = json["params"] ?? .null
    if method != nil {
      switch parameters {
      case .null, .members, .list: break
      default: throw MessageProblem(id: answered, error: .noMessage)
      }
    }
  }
}

/// Why something is no message, and whom the answer goes to.
struct MessageProblem: Error, Hashable {
  let id: JSON
  let error: ProtocolError
}

extension JSON {
  /// A message as it is sent: its head, and itself.
  var sent: [UInt8] {
    let body = Array(line.utf8)
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// The answer to a request.
  static func answer(_ id: JSON, _ result: JSON) -> JSON {
    .object([("jsonrpc", .text("2.0")), ("id", id), ("result", result)])
  }

  /// The answer to a request that failed.
  static func answer(_ id: JSON, _ error: ProtocolError) -> JSON {
    .object([
      ("jsonrpc", .text("2.0")), ("id", id),
      ("error", .object([("code", .integer(error.code)), ("message", .text(error.message))])),
    ])
  }

  /// Something that the client is told.
  static func notification(_ method: String, _ parameters: JSON) -> JSON {
    .object([("jsonrpc", .text("2.0")), ("method", .text(method)), ("params", parameters)])
  }

  /// What is wrong with a notification, which gets no answer: for the client's log.
  static func log(_ error: ProtocolError) -> JSON {
    .notification("window/logMessage", .object([("type", .integer(1)), ("message", .text(error.message))]))
  }

  /// Something that the client is asked.
  static func request(_ id: String, _ method: String, _ parameters: JSON) -> JSON {
    .object([("jsonrpc", .text("2.0")), ("id", .text(id)), ("method", .text(method)), ("params", parameters)])
  }
}
