import ChatflowModel
import OrderedCollections
import Screen

extension BuilderState {
  /// Closes the front pop-up without having accepted anything.
  mutating func leaveLayer() {
    let layer = layers.popLast()
    if case .prompt(let prompt)? = layer, case .search(let start) = prompt.purpose { leaveSearch(to: start) }
  }

  /// Moves the focus in the front pop-up.
  mutating func moveInLayer(_ step: Int) {
    if case .prompt(let prompt)? = layers.last, case .search = prompt.purpose { return stepToHit(step) }
    stepInLayer(step)
  }

  /// Takes in what was typed into the front pop-up.
  mutating func takeInLayer(_ outcome: TextOutcome, from editor: TextEditor) -> [Effect] {
    typeIntoLayer(outcome, editor)
    guard case .prompt(let prompt)? = layers.last else { return [] }
    if case .search(let start) = prompt.purpose { find(editor.plainText, from: start) }
    if case .edited = outcome, case .file = prompt.purpose { return [.complete(path: editor.plainText)] }
    return []
  }

  /// Completes the path that is typed.
  mutating func completePath() -> [Effect] { takeCompletion().map { [.complete(path: $0)] } ?? [] }

  // MARK: - Choosing

  /// Takes the focused item of the list.
  mutating func choose() -> [Effect] {
    guard case .chooser(let chooser)? = layers.last, let item = chooser.matches(words)[checked: chooser.focus] else {
      return []
    }
    history.pause()
    if let addition = item.adds { return add(addition, from: chooser) }
    if let destination = item.leads { return go(to: destination) }
    switch chooser.purpose {
    case .palette, .help:
      guard let command = CommandTable.all.first(where: { $0.id == item.id }) else {
        if !item.note.isEmpty { say(.info, words("notice.elsewhere", ["place": item.note])) }
        return []
      }
      layers.removeAll()
      return run(command)
    case .messages, .library: closeLayer()
    case .target(let origin, let isJump):
      closeLayer()
      perform(flow.relinking(origin, to: Link(.action(ActionID(item.id)), isJump: isJump)))
    case .link(let origin):
      closeLayer()
      if item.id == Self.newAction {
        insertFromForm(at: origin)
      } else {
        perform(flow.relinking(origin, to: Self.link(item.id)))
      }
    case .replyValue(let index): takeReplyValue(item.id, index)
    case .operand(let branch, let place): takeOperand(item, of: place, inBranch: branch)
    case .comparison(let branch, let place): takeComparison(item.id, of: place, inBranch: branch)
    case .options(let branch, let place): takeOption(item.id, of: place, inBranch: branch)
    case .value(let field):
      closeLayer()
      takeValue(item.id, field)
    case .entry(let field):
      closeLayer()
      takeEntry(item.id, field)
    case .type(let property):
      closeLayer()
      takeType(item.id, of: property)
    case .days(let day):
      closeLayer()
      copyHours(of: day, to: item.id)
    case .token: takeToken(item.id)
    case .attach:
      closeLayer()
      return answer(item.id == TextAction.file.rawValue ? .file : .token(current: nil))
    case .kind(let id):
      closeLayer()
      takeKind(item.id, of: id)
    case .staying(let id, let isCut):
      closeLayer()
      if let index = Int(item.id) { return takeStaying(index, of: id, isCut: isCut) }
    case .theme: return keepTheme(item.id)
    // What is wrong in the file leads nowhere here.
    case .problem: closeLayer()
    }
    return []
  }

  /// Asks for what the list does not offer yet.
  private mutating func add(_ addition: Addition, from chooser: Chooser) -> [Effect] {
    switch chooser.purpose {
    case .value(let field), .entry(let field):
      closeLayer()
      askForNew(field, addition, typed: chooser.query.plainText)
    default: break
    }
    return []
  }

  /// Makes a field hold what was chosen for it.
  mutating func takeValue(_ word: String, _ id: FieldID) {
    guard let form else { return }
    // Who chooses what holds anyway means it, too.
    touchNewEntry()
    let access = FormValues(self, form)
    guard let field = access.field(id) else { return }
    switch field.editor {
    case .duration, .number: perform(access.setting(id, to: Int(word).map { .number($0) }), mergeKey: .choosing)
    case .propertyValue:
      perform(access.setting(id, to: .message(Message(RichText(text: word, tools: .tokens)))), mergeKey: .choosing)
    default: perform(access.setting(id, to: .text(word)), mergeKey: .choosing)
    }
  }

  /// Puts what was chosen in place of the focused entry of a list, or at its end.
  mutating func takeEntry(_ reference: String, _ id: FieldID) {
    guard let form else { return }
    let access = FormValues(self, form)
    let list = access.value(id)?.list ?? []
    if case .entry(id, let index)? = form.focus, list.indices.contains(index) {
      var changed = list
      changed[index] = reference
      perform(access.setting(id, to: .list(changed)), mergeKey: .choosing)
    } else if !list.contains(reference) {
      perform(access.setting(id, to: .list(list + [reference])), mergeKey: .choosing)
    }
  }

  private mutating func takeToken(_ name: String) {
    closeLayer()
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    let token = Token(object: parts[0], property: parts[1])
    let current = form?.editor?.tokenAtCursor?.token
    let isSame = current?.object == token.object && current?.property == token.property
    let title = words("prompt.fallback", ["token": token.name(words)])
    layers.append(.prompt(Prompt(.fallback(token), title: title, text: isSame ? current?.fallback ?? "" : "")))
  }

  // MARK: - Prompts

  /// Takes the line that was typed.
  mutating func acceptPrompt() -> [Effect] {
    guard case .prompt(let prompt)? = layers.last else { return [] }
    let text = prompt.editor.plainText
    switch prompt.purpose {
    case .library: closeLayer()
    case .search(let start):
      closeLayer()
      acceptSearch(text, from: start)
    case .file(let field, let slot):
      if let focus = prompt.focus, let fact = prompt.completions[checked: focus] {
        if fact.path.hasSuffix("/") { return completePath() }
        closeLayer()
        return attach(Attachment(.file, fact.path), to: field, slot: slot)
      }
      guard !text.isEmpty else { return [] }
      if let problem = Attachment(.file, text).problem {
        return refuse(words("problem.attachment.\(problem.rawValue)", ["path": text]))
      }
      closeLayer()
      return attach(Attachment(.file, text), to: field, slot: slot)
    case .video(let field, let slot):
      guard !text.isEmpty else { return [] }
      if let problem = Attachment(.video, text).problem {
        return refuse(words("problem.attachment.\(problem.rawValue)", ["path": text]))
      }
      closeLayer()
      return attach(Attachment(.video, text), to: field, slot: slot)
    case .link:
      if text.isEmpty {
        closeLayer()
        editText { _ = $0.setLink(nil) }
      } else if let address = TextEditor.address(typed: text) {
        closeLayer()
        editText { _ = $0.setLink(address) }
      } else {
        return refuse(words["prompt.link.refused"])
      }
    case .new(let field, let addition):
      let known = workspace
      if let problem = takeNew(text, addition, for: field) { return refuse(problem) }
      closeLayer()
      askForType(since: known)
    case .fallback(var token):
      closeLayer()
      token.fallback = text.isEmpty ? nil : text
      editText { _ = $0.replaceToken(with: token) }
    case .replyValue(let index): takeReplyValue(text, index)
    case .id(let id):
      guard let edit = flow.changingID(of: id, to: ActionID(text)) else {
        return refuse(words["prompt.id.refused"])
      }
      closeLayer()
      let uses = uses(ofAnswersTo: [id])
      perform(edit) { $0.land(on: .card(ActionID(text))) }
      if !uses.isEmpty { say(.info, words("notice.answers-renamed", ["uses": uses.joined(separator: " ")])) }
    }
    return []
  }

  // MARK: - Questions

  /// Takes the focused answer.
  mutating func answerQuestion() -> [Effect] {
    guard case .question(let question)? = layers.last, let answer = question.answers[checked: question.focus] else {
      return []
    }
    closeLayer()
    switch (question.purpose, answer.id) {
    case (.leave, "save"): return save(then: .quit)
    case (.leave, "discard"): return [.quit]
    case (.remove(let id, let port, let isCut), "remove"): return remove(id, keeping: port, isCut: isCut)
    case (.changeKind(let id, let word), "change"): ActionKinds[word].map { changeKind(of: id, to: $0) }
    case (.cut(let ids), "remove"): return cut(ids)
    case (.pasteLinks(let clip, let point), let answer): put(clip, at: point, keeping: answer == "keep")
    case (.save(let then, let agreed), "save"): return save(then: then, agreed: agreed)
    case (.saveLive(let then, let agreed), let answer): return saveLive(answer, then: then, agreed: agreed)
    case (.copy, let answer): return decideAboutCopy(answer)
    case (.revert(let subject), "revert"): revert(subject)
    default: break
    }
    return []
  }

  /// Asks before the work since the last save is left.
  mutating func leave() -> [Effect] {
    guard history.isUnsaved, file.readOnlyReason == nil else { return [.quit] }
    layers.append(
      .question(
        Question(
          purpose: .leave, text: words("question.leave", ["file": file.name]),
          answers: [
            .init(id: "save", key: "s", title: words["question.leave.save"]),
            .init(id: "discard", key: "d", title: words["question.leave.discard"]),
            .init(id: "stay", key: "c", title: words["question.leave.stay"]),
          ])))
    return []
  }

  /// Whether a question on the way out is in front.
  var isLeaving: Bool {
    guard case .question(let question)? = layers.last else { return false }
    switch question.purpose {
    case .save(.quit, _), .saveLive(.quit, _), .leave: return true
    default: return false
    }
  }

  /// Asks whether to save although something of the file would be lost.
  mutating func askToSave(
    _ text: String, _ details: [String], _ answer: String, then: Effect.AfterSaving, agreed: Effect.Agreed
  ) {
    let save = Question.Answer(id: "save", key: "s", title: answer)
    let keep = Question.Answer(id: "keep", key: "c", title: words["question.leave.stay"])
    // Enter never takes away what somebody else wrote.
    let answers = agreed.contains(.overwriting) ? [keep, save] : [save, keep]
    layers.append(
      .question(Question(purpose: .save(then, agreed), text: text, details: details, answers: answers)))
  }

  /// Saves what is not saved, and ends the program.
  mutating func saveAndLeave() -> [Effect] {
    confirmName()
    return history.isUnsaved || file.isNew ? save(then: .quit) : [.quit]
  }

  /// Writes the chatflow to its file.
  mutating func save(then: Effect.AfterSaving, agreed: Effect.Agreed = []) -> [Effect] {
    keepNewEntries()
    confirmName()
    guard mayEdit(), saving == nil else { return [] }
    history.pause()
    // Where nothing is to be written, only the disk is looked at.
    if history.isUnsaved || file.isNew, flow.isLive, isHindered, !agreed.contains(.errorsWhileLive) {
      askAboutErrors(then: then, agreed: agreed)
      return []
    }
    saving = (flow, workspace)
    return [.save(flow, workspace, then: then, agreed: agreed)]
  }
}
