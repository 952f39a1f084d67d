import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Testing
import Words

@testable import Builder
@testable import Widgets

/// What a field holds, and whether the form says so.
extension FormStop {
  /// The key under which files and videos of the text stand; nil of what is no such text.
  var attachmentKey: FieldID? {
    if case .message(_, let key) = field.editor { key } else { nil }
  }

  /// What the model holds for it; quick replies and connections as texts.
  func value(in session: Session) -> FieldValue? {
    switch home {
    case .chatflow: return session.flow.values[path][field.id]
    case .workspace: return session.state.workspace.values[path][field.id]
    case .action:
      guard let action = session.flow.actions["it"] else { return nil }
      switch field.editor {
      case .replies: return action.replies.isEmpty ? nil : .list(action.replies.map(\.label))
      case .edge(let edge): return action.edges[edge]?.action.map { .text($0.text) }
      default: return action.values[path][field.id]
      }
    }
  }

  /// The files with something attached to the text.
  func adding(_ attachment: ChatflowModel.Attachment, to desk: Desk) throws -> (flow: String, workspace: String) {
    func attach(_ values: inout FieldValues) {
      var message = values[field.id]?.message ?? Message()
      message.attachments.append(attachment)
      values[field.id] = .message(message)
    }
    var flow = desk.session.flow
    var workspace = desk.session.state.workspace
    switch home {
    case .chatflow: flow.values.change(at: path, through: home.fields, attach)
    case .workspace: workspace.values.change(at: path, through: home.fields, attach)
    case .action: flow.actions["it"]?.values.change(at: path, through: home.fields, attach)
    }
    return (try ChatflowFile.canonical(flow), try WorkspaceFile.canonical(workspace))
  }

  /// The open form shows what the model holds.
  func expectShown(in session: Session, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let value = value(in: session) else { return }
    let (wanted, shown) = texts(of: value, in: session)
    #expect(shown == wanted, "\(self.testDescription)\n\(session.picture)", sourceLocation: sourceLocation)
  }

  /// What has to be shown, and what is.
  private func texts(of value: FieldValue, in session: Session) -> (wanted: [String], shown: [String]) {
    let words = session.state.words
    let owner = way.last?.ownerOfInner ?? homeWord
    let one = [session.control(.field(field.id))?.shownText ?? "no control"]
    switch (field.editor, value) {
    case (.message, .message(let message)), (.bubbles, .message(let message)):
      return ([message.text.text(tools: .all)], one)
    case (.propertyValue, .message(let message)): return ([message.text.text(tools: .all)], one)
    case (.bubbles, .messages(let messages)):
      return (messages.map { $0.text.text(tools: .all) }, messages.indices.map { entry($0, session) })
    case (.phrases, .list(let list)): return (list.map(\.text), list.indices.map { entry($0, session) })
    case (.assignees, .list(let list)), (.references, .list(let list)):
      return (
        list.map { FormWords(session.state).said($0.text, of: field, owner: owner) },
        list.indices.map { entry($0, session) }
      )
    case (.replies, .list(let list)):
      return (list.map(\.text), list.indices.map { session.control(.reply($0, .label))?.shownText ?? "" })
    case (.edge(let edge), .text(let id)):
      let shown = session.control(.port(.edge(edge)))?.shownText ?? ""
      return ([session.flow.name(of: ActionID(id))], [shown])
    case (.choice, .text(let word)) where field == HandoffSettings.use:
      return ([word], [session.control(.inherit("handoff"))?.isSwitchedOn == true ? "account" : "own"])
    case (.choice(let options), .text(let word)) where options.count <= Presentation.mostRadios:
      let on = options.filter { session.control(.option(field.id, $0))?.isSwitchedOn == true }
      return ([word], on)
    case (.choice, .text(let word)): return ([words["field.\(owner).\(field.id).\(word)"]], one)
    case (.flag(let inverted), .flag(let isOn)):
      return (["\(isOn != inverted)"], ["\(session.control(.field(field.id))?.isSwitchedOn == true)"])
    case (.officeHours, .flag(let isOn)):
      return (["\(isOn)"], ["\(session.control(.field(field.id))?.isSwitchedOn == true)"])
    case (.line, .text(let text)), (.rule, .text(let text)), (.address, .text(let text)), (.picture, .text(let text)),
      (.hours, .text(let text)), (.date, .text(let text)),
      (.code, .text(let text)), (.timeZone, .text(let text)):
      return ([text], one)
    default: return ([FormWords(session.state).display(value, of: field, owner: owner)], one)
    }
  }

  private var homeWord: String {
    switch home {
    case .action(let kind): kind.text
    case .chatflow: "chatflow"
    case .workspace: "workspace"
    }
  }

  private func entry(_ index: Int, _ session: Session) -> String {
    session.control(.entry(field.id, index))?.shownText ?? "no entry"
  }

  /// A changed text begins with what was there: nothing was written over.
  func expect(_ changed: FieldValue?, goesOnFrom old: FieldValue, sourceLocation: SourceLocation = #_sourceLocation) {
    func begins(_ new: String?, with old: String) {
      #expect(
        new?.hasPrefix(old) == true, "\(testDescription): “\(new ?? "nothing")” in place of “\(old)”",
        sourceLocation: sourceLocation)
    }
    switch (field.editor, old) {
    case (.line, .text(let text)), (.rule, .text(let text)), (.address, .text(let text)), (.picture, .text(let text)),
      (.hours, .text(let text)), (.code, .text(let text)):
      begins(changed?.text, with: text)
    case (_, .message(let message)):
      begins(changed?.message?.text.plain(.english), with: message.text.plain(.english))
      #expect(changed?.message?.attachments == message.attachments, sourceLocation: sourceLocation)
    case (_, .messages(let messages)):
      begins(changed?.messages?.first?.text.plain(.english), with: messages.first?.text.plain(.english) ?? "")
    case (.phrases, .list(let list)), (.replies, .list(let list)), (.references, .list(let list)),
      (.assignees, .list(let list)):
      begins(changed?.list?.first, with: list.first?.text ?? "")
    default: break
    }
  }
}

extension FieldValue {
  /// Whether it is what nothing says as well.
  var isNothing: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .message(let message): message.isEmpty
    case .messages(let messages): messages.isEmpty
    case .list(let list): list.isEmpty
    default: false
    }
  }
}

extension Control {
  /// The text that it shows as its value.
  var shownText: String {
    switch kind {
    case .text(let box): box.text.text(tools: .all)
    case .menu(_, let value, _): value
    case .toggle(let title, _), .radio(let title, _), .button(let title): title
    case .group(let title, let summary): "\(title) \(summary)"
    default: ""
    }
  }
}
