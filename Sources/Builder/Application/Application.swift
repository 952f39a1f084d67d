import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Words

/// The whole application: the list of chatflows, those that are open, and which of them is on the screen.
///
/// A value without any device, like its parts. Each open chatflow has its own history and its own place, and keeps them
/// while another one or the list is shown.
public struct Application: Sendable {
  /// The list of chatflows.
  public internal(set) var list: ChatflowListState
  /// The chatflows that are open, in the order in which they were opened.
  public internal(set) var open: [OpenChatflow] = []
  /// The index of the one that is shown; nil: the list is.
  public internal(set) var shown: Int? { didSet { carryOver(from: oldValue) } }
  /// What was copied last in any of them, and the file that it is of.
  private var copied: (file: String, clip: Clip)?
  /// What the user gave up while leaving, which is not asked about twice: the state of its history, by file.
  private var givenUp: [String: Int] = [:]
  /// What is wanted of the chatflow that is gone to.
  private var wanted: Wanted?

  /// What is wanted of a chatflow once it is shown.
  private struct Wanted {
    let file: String
    /// The chatflow from which it is gone to; nil if that is the list.
    let origin: String?
    /// What is to be shown of it at once.
    let view: View?
  }

  /// What can be shown of a chatflow that is gone to.
  private enum View {
    case preview
    /// What comes of its tests.
    case tests(TestUse)
    /// The field in which something is wrong.
    case problem(Finding.Place)
    /// What would mend a problem.
    case mending(Finding)
  }

  /// The application with the list on the screen.
  public init(list: ChatflowListState) { self.list = list }

  /// Whether the panel of the chatflow that is shown follows once the focus rests.
  public var isPanelBehind: Bool {
    guard let shown else { return false }
    return open[shown].state.isPanelBehind
  }

  /// Whether something that came by itself cannot have been read yet where the user is: a question, or what was told.
  public var isUnread: Bool { shown.map { open[$0].state.isUnread } ?? list.isUnread }

  /// Gives what was done in the open chatflows since this was asked last, by their files, so that it can be kept.
  public mutating func takeEdits() -> [(file: String, edits: [Edit])] {
    open.indices.compactMap { index in
      let edits = open[index].state.takeEdits()
      return edits.isEmpty ? nil : (open[index].file, edits)
    }
  }

  /// Takes in where what is not saved is kept by now.
  public mutating func note(_ keeping: Keeping) {
    for index in open.indices where open[index].state.keeping != keeping { open[index].state.keeping = keeping }
  }

  /// An effect of one of the parts, to be done by the executable.
  public enum Request: Sendable {
    /// An effect of an open chatflow.
    case chatflow(file: String, Effect)
    /// An effect of the list.
    case list(ChatflowListEffect)
  }

  // MARK: - Events

  /// Handles one event from the terminal.
  public mutating func handle(_ event: Event, at now: Int64) -> [Request] {
    // Who does not go on leaving has given up nothing.
    if !isLeaving { givenUp = [:] }
    if case .resize = event { return resize(event, now) }
    guard let shown else { return take(list.handle(event, at: now)) }
    return take(Update.handle(event, in: &open[shown].state, at: now), of: shown)
  }

  /// What is not shown must fit, too, when it is shown again.
  private mutating func resize(_ event: Event, _ now: Int64) -> [Request] {
    for index in open.indices { _ = Update.handle(event, in: &open[index].state, at: now) }
    _ = list.handle(event, at: now)
    return []
  }

  /// The focus has rested for a moment.
  public mutating func rest(at now: Int64) {
    if let shown { Update.rest(&open[shown].state, at: now) }
  }

  /// Nobody has typed for a while: what came by itself was read.
  public mutating func read() {
    if let shown { Update.read(&open[shown].state) } else { list.readWhatCame() }
  }

  /// Takes in what came of an effect of an open chatflow.
  public mutating func finish(_ outcome: Outcome, of file: String, at now: Int64) -> [Request] {
    guard let index = open.firstIndex(where: { $0.file == file }) else { return [] }
    return take(Update.finish(outcome, in: &open[index].state, at: now), of: index)
  }

  /// Takes in what came of an effect of the list.
  public mutating func finish(_ outcome: ChatflowListOutcome, at now: Int64) -> [Request] {
    switch outcome {
    case .opened(let file, let state, let action):
      show(file, state, at: action)
      guard let shown else { return [] }
      // What the key led to there, such as that it was created, would be seen by nobody in the list.
      if let said = list.notice { open[shown].state.sayFirst(said) }
      list.notice = nil
      return arrive(at: shown)
    case .changed(let change, _, _):
      // What was open and not changed was read from a file that is another one now.
      if let file = change.file, let index = open.firstIndex(where: { $0.file == file }) { close(index) }
      let requests = take(list.take(outcome, at: now))
      return requests + (outcome.created.map { [.list(.open(file: $0, at: nil))] } ?? [])
    default: return take(list.take(outcome, at: now))
    }
  }

  /// Says something where the user is, besides what was said of the last key; it stays until they can have read it.
  public mutating func tell(_ kind: Notice.Kind, _ text: String) {
    if let shown { open[shown].state.sayBesides(kind, text) } else { list.sayBesides(kind, text) }
  }

  // MARK: - Effects

  private mutating func take(_ effects: [Effect], of index: Int) -> [Request] {
    let file = open[index].file
    var requests: [Request] = []
    for effect in effects {
      switch effect {
      case .showList: requests += showList()
      case .goBack: requests += goBack(from: index)
      case .screen(.showOther(let step)): requests += showOther(step)
      case .openFlow(let target, let place):
        requests += go(to: target, at: place?.action, from: file, showing: place.map { .problem($0) })
      case .screen(.quit):
        let state = open[index].state
        if state.history.isUnsaved { givenUp[file] = state.history.state }
        requests += leave()
      default: requests.append(.chatflow(file: file, effect))
      }
    }
    return requests
  }

  private mutating func take(_ effects: [ChatflowListEffect]) -> [Request] {
    var requests: [Request] = []
    for effect in effects {
      switch effect {
      case .screen(.showOther(let step)): requests += showOther(step)
      case .screen(.quit): requests += leave()
      case .problem(let file, let place): requests += go(to: file, at: place.action, showing: .problem(place))
      case .preview(let file): requests += go(to: file, showing: .preview)
      case .mend(let file, let finding):
        requests += go(to: file, at: finding.place.action, showing: .mending(finding))
      case .tests(let file, let use): requests += go(to: file, showing: .tests(use))
      case .open(let file, let action): requests += go(to: file, at: action)
      default: requests.append(.list(effect))
      }
    }
    return requests
  }

  // MARK: - What is shown

  /// What was copied in one chatflow can be pasted into the next.
  private mutating func carryOver(from old: Int?) {
    if let old, open.indices.contains(old), let register = open[old].state.register, register.isOurs {
      copied = (open[old].file, register.clip)
    }
    guard let shown, shown != old, open.indices.contains(shown), let copied else { return }
    open[shown].state.register = .init(clip: copied.clip, isOurs: copied.file == open[shown].file)
  }

  /// Opens a chatflow and shows it, in the place of an earlier state of it that is open.
  public mutating func show(_ file: String, _ state: BuilderState, at action: ActionID? = nil) {
    let facts = list.entries.first { $0.id == file }?.entry.facts
    let opened = OpenChatflow(file: file, facts: facts, state: state)
    if let index = open.firstIndex(where: { $0.file == file }) {
      open[index] = opened
      shown = index
    } else {
      open.append(opened)
      shown = open.count - 1
    }
    go(to: action, in: shown ?? 0)
  }

  /// Whether a chatflow that is open and was not touched is another one on the disk by now, or shares something else.
  private func isOutdated(_ index: Int) -> Bool {
    let history = open[index].state.history
    if history.isUnsaved || history.canUndo || history.canRedo { return false }
    let now = list.entries.first { $0.id == open[index].file }?.entry.facts
    let isOther = open[index].facts != nil && now != nil && open[index].facts != now
    return isOther || (list.isListed && list.workspace.values != history.workspace.values)
  }

  private mutating func go(to action: ActionID?, in index: Int) {
    guard let action else { return }
    if open[index].state.flow.actions[action] == nil {
      let facts = ["id": action.text, "file": open[index].file]
      open[index].state.tell(.warning, list.words("notice.list.no-such-action", facts))
    } else {
      open[index].state.show(action)
    }
  }

  /// Goes to a chatflow: shows it if it is open, else has it opened.
  private mutating func go(
    to file: String, at action: ActionID? = nil, from origin: String? = nil, showing view: View? = nil
  ) -> [Request] {
    wanted = Wanted(file: file, origin: origin, view: view)
    guard let index = open.firstIndex(where: { $0.file == file }), !isOutdated(index) else {
      return [.list(.open(file: file, at: action))]
    }
    shown = index
    go(to: action, in: index)
    return arrive(at: index)
  }

  /// Does what was wanted of a chatflow that is shown now.
  private mutating func arrive(at index: Int) -> [Request] {
    guard let wanted, wanted.file == open[index].file else { return [] }
    self.wanted = nil
    open[index].origin = wanted.origin
    defer { tellWayBack(from: index) }
    switch wanted.view {
    case .problem(let place)?:
      open[index].state.goToProblem(at: place)
      return []
    case .preview?:
      open[index].state.showPreview()
      return []
    case .mending(let finding)?: return take(open[index].state.listProblems(toMend: finding), of: index)
    case .tests(let use)?:
      let state = open[index].state
      return [.chatflow(file: wanted.file, .runTests(state.flow, state.workspace, for: use))]
    case nil: return []
    }
  }

  /// Whoever came from another chatflow is told how to go on there, unless something else is to be said.
  private mutating func tellWayBack(from index: Int) {
    let state = open[index].state
    guard state.shownNotice == nil, let origin = open.first(where: { $0.file == open[index].origin }),
      let key = state.key(of: "go-back", in: state.contexts)
    else { return }
    open[index].state.say(.info, state.words("notice.go-back", ["key": key, "name": origin.state.flow.name]))
  }

  /// Goes back to where a chatflow was gone to from: another one as it was left, or the list.
  private mutating func goBack(from index: Int) -> [Request] {
    let origin = open[index].origin
    guard let back = open.firstIndex(where: { $0.file == origin }) else { return showList() }
    return showAgain(back)
  }

  /// Shows a chatflow that was left. What is wrong in the folder may be something else by now, where that is listed.
  private mutating func showAgain(_ index: Int) -> [Request] {
    shown = index
    return take(open[index].state.lookAtFolderAgain(), of: index)
  }

  /// Shows the list, which then looks at the folder again.
  private mutating func showList() -> [Request] {
    if let shown { list.focus = open[shown].file }
    shown = nil
    list.open = Dictionary(open.map { ($0.file, $0.state.history.isUnsaved) }) { first, _ in first }
    list.notice = nil
    list.reveal()
    return ([ChatflowListEffect.look] + list.goThroughFolderAgain()).map { .list($0) }
  }

  private mutating func showOther(_ step: Int) -> [Request] {
    guard let now = shown else { return open.isEmpty ? [] : showAgain(step > 0 ? 0 : open.count - 1) }
    guard open.count > 1 else {
      open[now].state.say(.info, list.words["disabled.one-open"])
      return []
    }
    return showAgain((now + step + open.count) % open.count)
  }

  private mutating func close(_ index: Int) {
    list.open[open[index].file] = nil
    open.remove(at: index)
    if let now = shown { shown = now == index ? nil : now > index ? now - 1 : now }
  }

  /// Whether it is being asked what shall become of changes before the program ends.
  private var isLeaving: Bool { shown.map { open[$0].state.isLeaving } ?? false }

  /// Leaves, but first asks about each chatflow that has changes which are neither saved nor given up.
  private mutating func leave() -> [Request] {
    let next = open.firstIndex { chatflow in
      let state = chatflow.state
      return state.history.isUnsaved && state.file.readOnlyReason == nil
        && givenUp[chatflow.file] != state.history.state
    }
    guard let next else { return [.list(.quit)] }
    shown = next
    return take(open[next].state.leave(), of: next)
  }
}

/// A chatflow that is open.
public struct OpenChatflow: Sendable {
  /// Its file's name in the folder.
  public let file: String
  /// What was known of the file when it was opened; nil if it was opened without the list.
  let facts: FileFacts?
  /// The file of the chatflow from which it was gone to last; nil if that was the list.
  var origin: String?
  /// Everything that the builder knows of it; in a box, since whoever looks at one of those that are open copies all of it.
  @Boxed public internal(set) var state: BuilderState
}

extension BuilderState {
  /// Goes to an action as if the builder had been opened there.
  mutating func show(_ action: ActionID) {
    popups.removeAll { !$0.layer.isLasting }
    pane = Form(.action(action))
    focus(.card(action))
  }
}
