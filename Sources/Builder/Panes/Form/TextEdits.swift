import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

extension BuilderState {
  /// Takes in what a text editor did, and makes an edit of the chatflow of it where it is a field's.
  mutating func take(_ outcome: TextOutcome, from editor: TextEditor) -> [Effect] {
    if !layers.isEmpty { return takeInLayer(outcome, from: editor) }
    return pane.take(outcome, from: editor, in: &self)
  }

  /// Makes an edit of the chatflow of what was changed in the text.
  mutating func takeEdit(_ editor: TextEditor, _ focus: ControlID, mergeKey: EditRun?) -> [Effect] {
    guard var form, mayEdit() else { return [] }
    var editor = editor
    editor.prepare()
    let edit = setting(focus, to: editor.value, in: form)
    let before = place
    form.editor = editor
    self.form = form
    if !perform(edit, mergeKey: mergeKey, from: before) { settleForm() }
    return []
  }

  /// Does what a text asks for that it cannot do by itself.
  mutating func answer(_ request: TextRequest) -> [Effect] {
    guard let form, let focus = form.focus else { return [] }
    switch request {
    case .editor:
      guard mayEdit(), let editor = form.editor else { return [] }
      asked = .text(form.formPlace)
      return [.editOutside(editor.textForEditor, of: textPlace(form.formPlace))]
    case .copy(let text): return [.copy(text)]
    case .file, .video:
      guard mayEdit(), let (field, slot) = focus.attachmentPlace else { return [] }
      askForAttachment(request == .file ? .file : .video, to: field, slot: slot)
      return request == .file ? [.screen(.complete(path: ""))] : []
    case .token(let current):
      guard mayEdit() else { return [] }
      let focused = current.map { "\($0.object).\($0.property)" }
      open(Chooser(title: words["chooser.token"], items: tokenItems(), focused: focused)) { state, item in
        state.takeToken(item.id)
        return []
      }
      return []
    case .attach:
      guard mayEdit() else { return [] }
      let items = [TextAction.file, .token].map { Chooser.Item(id: $0.rawValue, title: words[$0.title]) }
      open(Chooser(title: words[TextAction.attach.title], items: items)) { state, item in
        state.answer(item.id == TextAction.file.rawValue ? .file : .token(current: nil))
      }
      return []
    case .paste:
      say(.info, words["notice.paste-by-terminal"])
      return []
    case .link(let current):
      guard mayEdit() else { return [] }
      ask(Prompt(title: words["prompt.link"], text: current ?? "")) { $0.takeLink($1) }
      return []
    }
  }

  /// Asks what to attach: a file of the workspace by its path, or a video.
  private mutating func askForAttachment(_ kind: Attachment.Kind, to field: FieldID, slot: Int?) {
    let prompt = Prompt(title: words[kind == .file ? "prompt.file" : "prompt.video"], completesPaths: kind == .file)
    ask(prompt) { state, text in
      guard !text.isEmpty else { return [] }
      let attachment = Attachment(kind, text)
      if let problem = attachment.problem {
        return state.refuse(state.words("problem.attachment.\(problem.rawValue)", ["path": text]))
      }
      state.closeLayer()
      return state.attach(attachment, to: field, slot: slot)
    }
  }

  /// Makes the selected text a link, or none.
  private mutating func takeLink(_ text: String) -> [Effect] {
    let address = text.isEmpty ? nil : TextEditor.address(typed: text)
    if !text.isEmpty, address == nil { return refuse(words["prompt.link.refused"]) }
    closeLayer()
    editText { _ = $0.setLink(address) }
    return []
  }

  /// Puts a token into the text, after its fallback was asked for.
  private mutating func takeToken(_ name: String) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    let token = Token(object: parts[0], property: parts[1])
    let current = form?.editor?.tokenAtCursor?.token
    let isSame = current?.object == token.object && current?.property == token.property
    let title = words("prompt.fallback", ["token": token.name(words)])
    ask(Prompt(title: title, text: isSame ? current?.fallback ?? "" : "")) { state, text in
      state.closeLayer()
      var token = token
      token.fallback = text.isEmpty ? nil : text
      state.editText { _ = $0.replaceToken(with: token) }
      return []
    }
  }

  /// Changes the text that is being edited, as one step.
  mutating func editText(_ change: (inout TextEditor) -> Void) {
    guard var form, let focus = form.focus, var editor = form.editor, mayEdit() else { return }
    history.pause()
    let before = place
    change(&editor)
    form.editor = editor
    self.form = form
    perform(setting(focus, to: editor.value, in: form), from: before)
  }

  /// Takes the text as the user's editor left it.
  mutating func takeEditedText(_ text: String) -> [Effect] {
    guard case .text(let place)? = asked else { return [] }
    asked = nil
    open(place)
    editText { _ = $0.takeFromEditor(text) }
    return []
  }

  // MARK: - Attachments

  /// Attaches a file or video to the text that has the focus.
  mutating func attach(_ attachment: Attachment, to field: FieldID, slot: Int?) -> [Effect] {
    guard let form else { return [] }
    let access = FormValues(self, form)
    var isFull = false
    let edit = access.changingAttachments(field, slot: slot) { list in
      isFull = list.count >= Limits.attachments
      if !isFull { list.append(attachment) }
    }
    if isFull {
      sayFull(Limits.attachments, "limit.attachments")
      return []
    }
    perform(edit)
    return []
  }

  /// Asks about the files that are named since the last time.
  mutating func inspectNewFiles() -> [Effect] {
    let paths = checked.askAboutFiles()
    return paths.isEmpty ? [] : [.inspect(paths)]
  }

  /// Asks about all files again: somebody may have put one there while the user was elsewhere.
  func inspectFiles() -> [Effect] {
    let paths = checked.files.all
    return paths.isEmpty ? [] : [.inspect(paths)]
  }
}

extension FileFact {
  /// Whether it is offered as an attachment: chatflows, and what they share, are for nobody in the chat.
  var canBeAttached: Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return !name.hasSuffix(ChatflowFolder.ending) && name != ChatflowFolder.settings
  }
}

extension ControlID {
  /// The field, and the bubble of it, that attachments of the control belong to.
  fileprivate var attachmentPlace: (FieldID, Int?)? {
    switch self {
    case .field(let id): (id, nil)
    case .entry(let id, let index): (id, index)
    case .attachment(let id, let slot, _): (id, slot)
    default: nil
    }
  }
}

extension FormWords {
  /// A token as an item of a list.
  func tokenItem(_ token: Token) -> Chooser.Item {
    let name = "\(token.object).\(token.property)"
    return Chooser.Item(id: name, title: token.name(words), detail: words["token.\(token.object)"], synonyms: name)
  }

  /// What is known about a file, for the row of the attachment.
  func describe(_ fact: FileFact) -> String {
    if fact.isMissing { return words["file.missing"] }
    guard let bytes = fact.bytes else { return "" }
    let type = fact.path.split(separator: ".").last.map { $0.uppercased() } ?? ""
    return "\(type) \(Self.size(bytes))"
  }

  /// A number of bytes as people say it.
  static func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    if bytes < 1_000_000 { return "\((bytes + 500) / 1_000) kB" }
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
