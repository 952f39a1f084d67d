import ChatflowModel

/// The keys of a chatflow's file that are no fields: what reads them, and what says what may stand where.
package enum FileKeys {
  /// At the top level.
  package static let top = ["chatflow", "name"] + KeyTable.settings.keys + ["start", "actions"]
  /// At the top level of a workspace.
  package static let workspace =
    ["workspace", WorkspaceSettings.priority.id.text] + KeyTable(fields: WorkspaceSettings.fields).keys
  /// Of a quick reply.
  package static let reply = ["reply", "value", "next", "go-to"]
  /// Of an if/then branch.
  package static let branch = ["label", "if", "or", "next", "go-to"]
  /// Of a message bubble.
  package static let bubble = ["message", "attachments"]
  /// Of an attachment: one of them.
  package static let attachment = Attachment.Kind.allCases.map(\.rawValue)
  /// Of a connection that is no `next`.
  package static let edge = ["go-to"]
}
