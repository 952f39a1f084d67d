import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// A field of a form with the way to it: what the walk over all forms stops at.
///
/// The stops come from the descriptions of kinds, settings and lists, so a new field is among them by itself.
struct FormStop: Sendable, CustomTestStringConvertible {
  /// Whose form it is.
  enum Home: Hashable, Sendable {
    case action(KindID), chatflow, workspace

    /// The fields of the form.
    var fields: [Field] {
      switch self {
      case .action(let kind): ActionKinds[kind]?.fields ?? []
      case .chatflow: ChatflowSettings.fields
      case .workspace: WorkspaceSettings.fields
      }
    }

    /// The tabs of the form, if its description has some.
    fileprivate var tabs: [SettingsTab] {
      switch self {
      case .action: []
      case .chatflow: ChatflowSettings.tabs
      case .workspace: WorkspaceSettings.tabs
      }
    }
  }

  let home: Home
  /// The groups and lists that it stands in, from the outside in.
  let way: [Field]
  let field: Field

  var testDescription: String {
    let home = if case .action(let kind) = home { kind.text } else { "\(home)" }
    return ([home] + (way + [field]).map(\.id.text)).joined(separator: ".")
  }

  /// Where it stands in the file, in the first entry of each list.
  var path: FieldPath { FieldPath(way.map(Self.step)) }

  /// The fields beside it, itself among them.
  var siblings: [Field] { way.last?.inner ?? home.fields }

  /// The step into a field that has fields.
  static func step(_ field: Field) -> FieldPath.Step {
    if case .records = field.editor { .entry(field.id, 0) } else { .group(field.id) }
  }

  /// All of them: fields with a value, and lists of entries.
  static let all: [FormStop] = homes.flatMap { home in stops(home, [], home.fields) }

  /// Those that hold a value of their own.
  static let values = all.filter { $0.field.inner == nil }

  /// The lists whose entries have fields.
  static let lists = all.filter { if case .records = $0.field.editor { true } else { false } }

  private static let homes = ActionKinds.all.map { Home.action($0.id) } + [.chatflow, .workspace]

  private static func stops(_ home: Home, _ way: [Field], _ fields: [Field]) -> [FormStop] {
    fields.flatMap { field in
      [FormStop(home: home, way: way, field: field)]
        + stops(home, way + [field], field.inner ?? [])
    }
  }

  /// The tab that shows it or the way to it, and how many steps of the way the tab itself has taken.
  var tab: (tab: Form.Tab, taken: Int)? {
    let steps = way + [field]
    for tab in home.tabs {
      for section in tab.sections {
        let taken = section.path.steps.count
        guard section.path.steps == Array(path.steps.prefix(taken)), taken < steps.count,
          section.fields.contains(where: { $0.id == steps[taken].id }), let id = Form.Tab(rawValue: tab.id)
        else { continue }
        return (id, taken)
      }
    }
    return nil
  }
}

/// A chatflow and its workspace as files, with somebody at the builder who has both open.
struct Desk {
  let flowText: String
  let workspaceText: String
  var session: Session

  init(_ flowText: String, _ workspaceText: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    self.flowText = flowText
    self.workspaceText = workspaceText
    let flow = try #require(ChatflowFile.decode(flowText).flow, sourceLocation: sourceLocation)
    session = Session(
      flow: flow, size: Size(width: 160, height: 60), workspace: WorkspaceFile.decode(workspaceText).workspace)
  }

  /// The files with what the user did, as saving writes them; the disk does not take them.
  mutating func saved() throws -> (flow: String, workspace: String) {
    session.press("Ctrl-S")
    let report = SaveReport(flow: .failed("There is no disk."), workspace: .failed("There is no disk."), then: .stay)
    session.finish(.saved(report))
    let flow = try #require(ChatflowFile.decode(flowText).source)
    let workspace = try #require(WorkspaceFile.decode(workspaceText).source)
    return (try flow.encode(session.flow).text, try workspace.encode(session.state.workspace).text)
  }

  /// Saves, and opens what was written; it says what the user saw, and nothing is wrong with it.
  mutating func reopened(sourceLocation: SourceLocation = #_sourceLocation) throws -> Desk {
    let texts = try saved()
    let desk = try Desk(texts.flow, texts.workspace)
    let errors =
      (ChatflowFile.decode(texts.flow).problems + WorkspaceFile.decode(texts.workspace).problems)
      .filter { $0.severity == .error }
    #expect(errors == [], "\(texts)", sourceLocation: sourceLocation)
    #expect(
      try ChatflowFile.canonical(desk.session.flow) == ChatflowFile.canonical(session.flow), "\(texts.flow)",
      sourceLocation: sourceLocation)
    #expect(
      try WorkspaceFile.canonical(desk.session.state.workspace) == WorkspaceFile.canonical(session.state.workspace),
      "\(texts.workspace)", sourceLocation: sourceLocation)
    return desk
  }

  /// Takes everything back; what would be saved then are the bytes that were opened.
  mutating func expectUndone(sourceLocation: SourceLocation = #_sourceLocation) throws {
    session.undoAll()
    let texts = try saved()
    #expect(texts.flow == flowText, sourceLocation: sourceLocation)
    #expect(texts.workspace == workspaceText, sourceLocation: sourceLocation)
    #expect(!session.state.history.isUnsaved, sourceLocation: sourceLocation)
  }

  /// Goes to where a field is, by keys; entries that are not there yet are added.
  mutating func go(to stop: FormStop) {
    var siblings = stop.home.fields
    var steps = stop.way[...]
    switch stop.home {
    case .action: session.press("Enter")
    case .chatflow: session.press("s")
    case .workspace: session.press("w")
    }
    if let place = stop.tab {
      session.open(tab: place.tab)
      for field in steps.prefix(place.taken) { siblings = field.inner ?? [] }
      steps = steps.dropFirst(place.taken)
    }
    for field in steps {
      session.show(field, among: siblings)
      session.enter(field)
      siblings = field.inner ?? []
    }
    session.show(stop.field, among: siblings)
  }
}

extension Session {
  /// Goes into a group, or into the first entry of a list; what is inherited is made own.
  mutating func enter(_ field: Field) {
    switch field.editor {
    case .group(_, let inherits):
      tab(to: .field(field.id))
      press("Enter")
      // What is kept and not used stays so.
      guard inherits, control(.inherit(field.id))?.isSwitchedOn == true, !shows("Kept, and not used") else { return }
      tab(to: .inherit(field.id))
      press("Space")
    default:
      tab(to: control(.entry(field.id, 0)) == nil ? .add(field.id) : .entry(field.id, 0))
      press("Enter")
    }
  }

  /// A control of the open form.
  func control(_ id: ControlID) -> Control? {
    state.form.flatMap { form in FormControls.list(state: state, form: form).first { $0.id == id } }
  }
}

extension Control {
  /// Whether it is a switch or a word that is chosen; nil of something else.
  var isSwitchedOn: Bool? {
    switch kind {
    case .toggle(_, let isOn), .radio(_, let isOn): isOn
    default: nil
    }
  }
}
