import ChatflowModel
import Screen
import Widgets
import Words

/// A screen: the builder with a chatflow open, or the list of chatflows. What all screens do in the same way stands in
/// extensions of this: events, pop-ups, sentences, and what plain mode does line by line.
protocol ScreenOwner: Sendable {
  /// What it wants from outside.
  associatedtype Wish: ScreenWish
  /// What every screen knows.
  var screen: ScreenState<Self> { get set }
  /// The contexts whose keys work where no pop-up is in front, nearest first.
  var contextsBehind: [Context] { get }
  /// The contexts in which a key is looked up.
  var keyContexts: [Context] { get }
  /// The text that takes keys where no pop-up is in front.
  var editorBehind: TextEditor? { get }
  /// What is said where a text is pasted and nothing takes it; its key in the words.
  var nothingToPasteInto: String { get }

  /// Whether a command can be run; nil if this screen does not have it.
  func availability(of command: Command) -> Availability?
  /// Runs a command, or says why it cannot be run.
  mutating func run(_ command: Command) -> [Wish]
  /// Does what a mouse event means.
  mutating func point(_ mouse: MouseEvent) -> [Wish]
  /// Takes over a new size.
  mutating func resize(to size: Size)
  /// The terminal has the focus again: somebody may have changed files meanwhile.
  mutating func takeFocus() -> [Wish]
  /// A key was pressed, whatever it means.
  mutating func beginKey()
  /// Takes a key that is no command's; false if it stands for nothing here.
  mutating func takeKey(_ key: Key) -> Bool
  /// Keys were pressed that stand for nothing.
  mutating func forgetKeys()
  /// Whether the screen tells at a place what the keys that wait for more can become.
  func tellsOfKeys(at point: Point) -> Bool
  /// Takes a pasted text that is more than text; false if it is not.
  mutating func takePaste(_ text: String) -> Bool
  /// Takes in what a text editor did.
  mutating func take(_ outcome: TextOutcome, from editor: TextEditor) -> [Wish]
  /// Prepares for what is chosen from a list.
  mutating func beginAnswer()
  /// Whether a file is offered where a path is typed.
  func offers(_ file: FileFact) -> Bool
}

/// What every screen knows, by its short names.
extension ScreenOwner {
  var words: Words { screen.words }
  var size: Size { screen.size }
  var tier: GlyphTier { screen.tier }
  var keys: KeyMap { screen.keys }
  var now: Int64 { screen.now }
  var popups: [Popup<Self>] {
    get { screen.popups }
    set { screen.popups = newValue }
  }
  var notice: Notice? {
    get { screen.notice }
    set { screen.notice = newValue }
  }
  var notices: [Notice] { screen.notices }
  var pendingKeys: [Key] { screen.pendingKeys }
}

/// What is in front takes all keys.
extension ScreenOwner {
  /// The contexts whose keys work now, nearest first.
  var contexts: [Context] { screen.popups.last.map { [$0.layer.context] } ?? contextsBehind }
  /// The text that takes keys at the moment.
  var activeEditor: TextEditor? {
    guard let popup = screen.popups.last else { return editorBehind }
    return popup.layer.editor
  }
  /// Whether a key can do something in the front pop-up: a path can be completed only where one is typed, and lines are
  /// scrolled only where there are more than can be seen. In a question that came by itself none can before that was read.
  func canPerform(_ move: PopupMove) -> Availability {
    if isQuestionUnread { return .disabled("question-unread") }
    return switch move {
    case .complete: screen.popups.last?.layer.completesPaths == true ? .available : .disabled("nothing-to-complete")
    case .scroll:
      LayerView(layers.last, size: size, words: words, tier: tier).detailRows.areAllShown
        ? .disabled("all-shown") : .available
    case .take, .step, .leave: .available
    }
  }
}

/// What most screens do not need.
extension ScreenOwner {
  var keyContexts: [Context] { contexts }
  mutating func takeFocus() -> [Wish] { [] }
  mutating func beginKey() {}
  mutating func takeKey(_ key: Key) -> Bool { false }
  mutating func forgetKeys() {}
  mutating func takePaste(_ text: String) -> Bool { false }
  mutating func beginAnswer() {}
  func offers(_ file: FileFact) -> Bool { true }
}

/// Events.
extension ScreenOwner {
  /// The only way into a screen: an event goes in, wishes come out.
  mutating func handle(_ event: Event) -> [Wish] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .mouse(let mouse): return pointEndingKeys(mouse)
    case .resize(let size):
      resize(to: size)
      return []
    case .terminate: return [.quit]
    case .focus(true): return takeFocus()
    case .focus, .background, .ground, .resumed, .watched: return []
    }
  }

  /// A press of the mouse ends keys that wait for more, and a number, and counts: unless it is on what tells of them.
  private mutating func pointEndingKeys(_ mouse: MouseEvent) -> [Wish] {
    guard case .press = mouse.kind else { return point(mouse) }
    let isOnThem = tellsOfKeys(at: mouse.point)
    screen.pendingKeys = []
    forgetKeys()
    return isOnThem ? [] : point(mouse)
  }

  /// Gives a key to what is nearest: a text, a question, the commands of the contexts.
  mutating func press(_ key: Key) -> [Wish] {
    dropWhatWasSaid(isLeaving: key == Key(.escape))
    beginKey()
    if pendingKeys.isEmpty, let wishes = pressInText(key) { return wishes }
    if pendingKeys.isEmpty, takeKey(key) { return [] }
    if let wishes = pressAnswer(key) { return wishes }
    let pressed = pendingKeys + [key]
    screen.pendingKeys = []
    switch keys.match(pressed, in: keyContexts) {
    case .command(let command): return run(command)
    case .pending: screen.pendingKeys = pressed
    case .none:
      forgetKeys()
      sayUnknown(pressed)
    }
    return []
  }

  /// Puts a text where one is typed.
  mutating func paste(_ text: String) -> [Wish] {
    dropWhatWasSaid(isLeaving: false)
    screen.pendingKeys = []
    forgetKeys()
    if takePaste(text) { return [] }
    guard var editor = activeEditor else {
      say(.info, words[nothingToPasteInto])
      return []
    }
    return take(editor.paste(text), from: editor)
  }
}

/// What came of effects.
extension ScreenOwner {
  mutating func take(_ outcome: ScreenOutcome) -> [Wish] {
    switch outcome {
    case .resumed: return takeFocus()
    case .completions(let path, let files):
      takeCompletions(path, files.filter(offers))
      return []
    }
  }
}

/// Keys and sentences.
extension ScreenOwner {
  /// The marks of the terminal's glyph tier.
  var glyphs: Glyphs { Glyphs.of(tier) }

  /// Gives a key to the text that has the focus; nil if there is none or it does not take it.
  mutating func pressInText(_ key: Key) -> [Wish]? {
    guard var editor = activeEditor else { return nil }
    let outcome = editor.handle(key)
    guard case .ignored = outcome else { return take(outcome, from: editor) }
    // At the edge of a text there is nothing to delete; that must not delete anything else.
    return key.code == .delete || key.code == .backspace ? [] : nil
  }

  /// Says that keys stand for nothing, unless they are keys that one presses without meaning anything.
  mutating func sayUnknown(_ keys: [Key]) {
    guard layers.isEmpty else { return }
    if !keys.allSatisfy(\.meansNothing) {
      say(.info, words("notice.unknown-key", ["keys": Chord(keys).title(in: words)]))
    }
  }

  /// What was said so far, the latest first.
  mutating func openMessages() {
    let items = notices.reversed().enumerated().map { index, notice in
      let mark =
        switch notice.kind {
        case .error: glyphs.error + " "
        case .warning: glyphs.warning + " "
        case .success, .info: ""
        }
      return Chooser.Item(id: "\(index)", title: mark + notice.text, help: notice.text)
    }
    guard !items.isEmpty else { return say(.info, words["notice.no-messages"]) }
    open(Chooser(title: words["chooser.messages"], items: items)) { _, _ in [] }
  }

  /// Shows a sentence in the hint row and keeps it in the log.
  mutating func say(_ kind: Notice.Kind, _ text: String) {
    let new = Notice(kind: kind, text: text)
    notice = new
    log(new)
  }

  /// Says a sentence that came from outside, and covers nothing that came of a key.
  mutating func sayBesides(_ kind: Notice.Kind, _ text: String) {
    let new = Notice(kind: kind, text: text)
    screen.told = screen.told.map { $0.followed(by: new, glyphs) } ?? new
    screen.toldSeenAt = nil
    log(new)
  }

  /// Says what a key led to on the screen that was shown before, ahead of what this one says of it itself.
  mutating func sayFirst(_ said: Notice) {
    notice = notice.map { said.followed(by: $0, glyphs) } ?? said
    log(said)
  }

  /// A key comes: what was said of the last one goes. What was told from outside goes with it once it has stood there for a
  /// while, however fast keys come, and at once if it is sent away. The first key after it was told begins the while: without
  /// any, it is read when the typing pauses.
  fileprivate mutating func dropWhatWasSaid(isLeaving: Bool) {
    notice = nil
    guard screen.told != nil else { return }
    let since = screen.toldSeenAt ?? now
    screen.toldSeenAt = since
    if isLeaving || now - since >= Notice.secondsToRead { screen.told = nil }
  }

  private mutating func log(_ new: Notice) {
    screen.notices.append(new)
    if notices.count > Notice.longestLog { screen.notices.removeFirst() }
  }

  /// All that the hint row says.
  var shownNotice: Notice? {
    guard let told = screen.told else { return notice }
    return notice?.followed(by: told, glyphs) ?? told
  }

  /// Whether something came by itself that whoever is typing cannot have read yet.
  var isUnread: Bool { isQuestionUnread || screen.told != nil }

  /// Nobody has typed for a while: what came by itself was read. What was told goes with the next key then, and what was asked
  /// can be answered.
  mutating func readWhatCame() {
    if isQuestionUnread { readQuestion() }
    if screen.told != nil { (notice, screen.told) = (shownNotice, nil) }
  }
}

extension Notice {
  /// This sentence with another one behind it, which has a mark of its own.
  fileprivate func followed(by other: Notice, _ glyphs: Glyphs) -> Notice {
    Notice(kind: kind, text: "\(text) \(HintRow.text(of: other, glyphs))")
  }

  /// How long something must have stood there to be taken as read by somebody who types on.
  fileprivate static let secondsToRead: Int64 = 3

  /// How many of them are kept.
  fileprivate static let longestLog = 200
}

extension Key {
  /// Whether it is a key that one presses without meaning anything: to leave what is not there, or at an edge.
  fileprivate var meansNothing: Bool {
    switch code {
    case .escape, .up, .down, .left, .right: modifiers.isEmpty
    default: false
    }
  }
}
