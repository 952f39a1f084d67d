import Canvas
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// What is wrong, as a list and one after the other, and the way to it.
extension BuilderState {
  /// How much is wrong, in the chatflow, in its file, and in what the chatflows of the folder share: as many as are listed.
  var problemCount: ProblemCount {
    var count = checked.total
    for finding in checked.ofWorkspace { count.add(finding.severity) }
    for problem in file.problems { count.add(problem.severity == .error ? .error : .warning) }
    return count
  }

  /// What is wrong with the chatflow that keeps it from working: it cannot be switched on with it.
  var hindrances: [Chooser.Item] {
    findings.filter { $0.severity == .error }.map(item) + file.problems.filter { $0.severity == .error }.map(item)
  }

  /// Whether there is anything of that sort, told without going through it.
  var isHindered: Bool { checked.total.errors > 0 || isMisread }

  private var isMisread: Bool { file.problems.contains { $0.severity == .error } }

  /// Says why the chatflow cannot be switched on, and lists what has to be mended; each entry leads there.
  mutating func refuseToGoLive() {
    let title = words("chooser.reasons", ["name": flow.name])
    open(Chooser(title: title, items: hindrances), Self.goThere)
    say(.warning, words("notice.cannot-go-live", ["name": flow.name]))
  }

  /// Asks before a chatflow is saved that is live and has errors: visitors would meet them.
  mutating func askAboutErrors(then: Effect.AfterSaving, agreed: Effect.Agreed) {
    let all = hindrances.map(\.title)
    var details = Array(all.prefix(Self.mostHindrances))
    if all.count > details.count {
      details.append(words("question.live.more", ["count": "\(all.count - details.count)"]))
    }
    ask(
      PopupQuestion(
        text: words("question.live", ["name": flow.name]), details: details,
        answers: [
          .init(id: "off", key: "o", title: words["question.live.off"]),
          .init(id: "save", key: "s", title: words["question.live.save"]),
          .init(id: "stay", key: "c", title: words["question.leave.stay"]),
        ], isLeaving: then == .quit)
    ) { $0.saveLive($1, then: then, agreed: agreed) }
  }

  /// How many of them a question tells.
  private static let mostHindrances = 4

  /// Takes the answer: switched off it can be saved with whatever is wrong.
  private mutating func saveLive(_ answer: String, then: Effect.AfterSaving, agreed: Effect.Agreed) -> [Effect] {
    guard answer != "stay" else { return [] }
    if answer == "off" { perform(Edit.make("edit.switch-off", in: flow) { $0.changeHead { $0.switchOff() } }) }
    return save(then: then, agreed: agreed.union(.errorsWhileLive))
  }

  /// Everything that is wrong: with the settings, action by action, with the workspace, and in the file.
  func problemItems() -> [Chooser.Item] {
    (findings + checked.ofWorkspace).map(item) + file.problems.map(item)
  }

  private func item(_ finding: Finding) -> Chooser.Item { Chooser.Item(finding, in: flow, words, glyphs) }

  private func item(_ problem: FileProblem) -> Chooser.Item { Chooser.Item(problem, words, glyphs) }

  // MARK: - One after the other

  /// Goes to the next action with a problem; before the first stand the settings, and behind the last the workspace.
  ///
  /// Settings have no place on the canvas: the panel shows them, and `Enter` goes to the field.
  mutating func goToProblem(_ step: Int) {
    let drawing = canvas.drawing
    var stops: [Int: Subject] = [:]
    for id in checked.actionsWithFindings {
      if let index = drawing.index(id) { stops[drawing.layout.number(of: index)] = .action(id) }
    }
    for subject in [Subject.chatflow, .workspace] where !checked.findings(of: subject).isEmpty {
      stops[subject.numberOfSettings] = subject
    }
    let current = shownProblem.map { $0.subject.numberOfSettings } ?? canvas.focusedNumber
    guard let next = stops.keys.sorted().next(after: current, step), let subject = stops[next.number],
      let first = checked.findings(of: subject).first
    else { return }
    if let id = subject.action { jump(to: id) } else { show(first.place) }
    let sentence = first.sentence(words, in: flow)
    let facts = ["place": subject.name(in: flow, words), "problem": sentence]
    let problem = subject.action == nil ? words("problem.at-place", facts) : sentence
    let round = step > 0 ? "notice.problem-from-top" : "notice.problem-from-bottom"
    say(
      first.severity == .error ? .error : .warning, next.isRound ? words(round, ["problem": problem]) : problem)
  }

  /// Shows the form of settings in the panel, while the canvas keeps the focus.
  private mutating func show(_ place: Finding.Place) {
    let to = place.formPlace(in: flow)
    var form = Form(place.subject, tab: to.tab)
    form.path = to.path
    self.form = form
    passed = (place, canvas.spot)
  }

  /// The problem of the settings that was come to last, as long as the panel shows it and the focus is where it was.
  var shownProblem: Finding.Place? {
    guard let passed, passed.spot == canvas.spot, let form, form.focus == nil,
      form.subject == passed.place.subject
    else { return nil }
    return passed.place
  }

  // MARK: - Going there

  /// Goes to where something is wrong: to its field, or to the card of what has none. What was found may have gone since.
  mutating func goToProblem(at found: Finding.Place) {
    leavePane()
    let place = found.nearest(in: flow, workspace)
    if let id = place.action {
      guard flow.actions[id] != nil else { return }
      jump(to: id)
      guard place.field != nil || place.port != nil || !place.path.isTop else { return }
    }
    open(place.formPlace(in: flow))
    guard let form else { return }
    let stops = FormView(state: self, form: form, area: regions.panel).layout.stops
    let control =
      stops.first { $0.stands(for: place) } ?? stops.first { place.port == nil && $0.isIn(place.field) }
    if let control { focusControl(control) }
  }
}

extension Chooser.Item {
  /// An entry that leads to where something is wrong.
  fileprivate init(_ finding: Finding, in flow: Chatflow, _ words: Words, _ glyphs: Glyphs) {
    let sentence = finding.sentence(words, in: flow)
    let facts = ["place": finding.place.subject.name(in: flow, words), "problem": sentence]
    let mark = finding.severity == .error ? glyphs.error : glyphs.warning
    self.init(
      id: finding.place.action?.text ?? "", title: "\(mark) \(words("problem.at-place", facts))", help: sentence)
    leads = .problem(finding.place)
  }

  /// What is wrong in a file leads nowhere here.
  fileprivate init(_ problem: FileProblem, _ words: Words, _ glyphs: Glyphs) {
    let sentence = words("problem.at-line", ["line": "\(problem.line)", "problem": problem.sentence(words)])
    let mark = problem.severity == .error ? glyphs.error : glyphs.warning
    self.init(id: "", title: "\(mark) \(sentence)", help: sentence)
  }
}

extension Subject {
  /// Settings stand before the actions, which are counted from 1, and the workspace behind them.
  fileprivate var numberOfSettings: Int { self == .workspace ? .max : -1 }
}

extension SettingsTab {
  /// The tabs of settings, in order.
  fileprivate static func all(of subject: Subject) -> [SettingsTab] {
    switch subject {
    case .action: []
    case .chatflow: ChatflowSettings.tabs
    case .workspace: WorkspaceSettings.tabs
    }
  }
}

extension Finding.Place {
  /// Where in a form that is.
  fileprivate func formPlace(in flow: Chatflow) -> FormPlace {
    let form = Form(subject)
    for tab in SettingsTab.all(of: subject) {
      guard let shown = Form.Tab(rawValue: tab.id) else { continue }
      for section in tab.sections {
        if section.path == path, field.map({ section.fields[$0] != nil }) ?? false {
          return FormPlace(subject: subject, tab: shown, path: .top)
        }
        let steps = path.steps
        if path.begins(with: section.path), let step = steps[checked: section.path.steps.count],
          section.fields[step.field] != nil
        {
          return FormPlace(subject: subject, tab: shown, path: path)
        }
      }
    }
    let hasBranches = action.flatMap { flow.actions[$0] }?.branches.isEmpty == false
    return FormPlace(
      subject: subject, tab: isAboutBranches(hasBranches) ? .branches : form.tab, path: path)
  }

  /// Whether it stands on the tab of the branches, where also the catch-all stands as long as there are any.
  fileprivate func isAboutBranches(_ hasBranches: Bool) -> Bool {
    switch port {
    case .branch: true
    case .next: hasBranches
    case .reply, .edge, nil: field == "branches"
    }
  }
}

extension ControlID {
  /// Whether it is what to change where something is wrong.
  fileprivate func stands(for place: Finding.Place) -> Bool {
    switch self {
    case .name: place.field == "name" && place.path.isTop
    case .reply(let index, .label): place.port == .reply(index)
    case .branch(let index, .condition(let condition, _)):
      place.port == .branch(index) && (place.field == nil ? place.condition : condition) == condition
    case .branch(let index, .and): place.port == .branch(index) && place.field != nil
    case .branch(let index, .link): place.port == .branch(index) && place.field == nil && place.condition == nil
    case .port(let port): place.port == port
    case .addBranch: place.field == "branches"
    case .entry(_, let index): place.port == nil && isIn(place.field) && place.part?.isEntry(index) ?? true
    case .attachment(_, let slot, let index):
      place.port == nil && isIn(place.field) && place.part?.isAttachment(index, of: slot) ?? true
    default: place.port == nil && isIn(place.field) && place.part == nil
    }
  }

  /// Whether it is a part of a field.
  fileprivate func isIn(_ field: FieldID?) -> Bool { field != nil && self.field == field }
}

extension Finding.Place.Part {
  /// Whether an entry of a list is meant.
  fileprivate func isEntry(_ index: Int) -> Bool { self == .entry(index) }

  /// Whether something is meant that is attached to a text, which may be one of several.
  fileprivate func isAttachment(_ index: Int, of slot: Int?) -> Bool {
    guard case .attachment(let meant, of: let text) = self else { return false }
    return text == slot && (meant ?? index) == index
  }
}
