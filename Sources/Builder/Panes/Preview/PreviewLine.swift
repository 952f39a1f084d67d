import ChatflowEngine
import ChatflowModel

/// Something that the preview tells of a conversation.
struct PreviewLine: Hashable, Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// A bubble that the visitor reads.
    case said(Said)
    /// What the visitor did.
    case visitor(String)
    /// Something that the visitor does not see.
    case silent(String)
    /// Something wrong with the chatflow.
    case trouble(String)
    /// A remark of the preview itself.
    case remark(String)
  }

  /// What it is.
  let kind: Kind
  /// The action that it comes from.
  var action: ActionID?
  /// The turn that it belongs to, counted from 0.
  let turn: Int
  /// What a service was asked.
  var request: ServiceRequest?

  init(_ kind: Kind, of action: ActionID? = nil, turn: Int, asking request: ServiceRequest? = nil) {
    (self.kind, self.action, self.turn, self.request) = (kind, action, turn, request)
  }

  /// Whether it can be left out.
  var isSilent: Bool { if case .silent = kind { true } else { false } }
}
