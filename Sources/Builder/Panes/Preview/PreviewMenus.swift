import ChatTesting
import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// What else can happen in the preview, and who answers.
extension BuilderState {
  /// Shows what can happen now beside what the visitor types.
  mutating func chooseHappening() -> [Effect] {
    guard let preview else { return [] }
    var items: [Chooser.Item] = []
    func add(_ id: String) { items.append(Chooser.Item(id: id, title: words["preview.do.\(id)"])) }
    switch preview.rehearsal.stand {
    case .beforeStart, .ended, .waits: break
    case .waitsForService: add("service")
    case .withCustomerAgent:
      for id in ["agent-answers", "agent-cannot", "agent-human", "agent-paused", "agent-fails"] { add(id) }
    case .withTeam: for id in ["person-answers", "person-resolves"] { add(id) }
    }
    for id in ["file", "closes", "minutes", "timeout", "day"] { add(id) }
    for key in SituationKey.allCases where key.canChange {
      let title = words("preview.do.change", ["what": words["field.situations.\(key.field).label"]])
      items.append(
        Chooser.Item(id: key.rawValue, title: title, detail: preview.rehearsal.situation.text(key) ?? ""))
    }
    open(Chooser(title: words["preview.happens"], items: items)) { $0.happen($1.id) }
    return []
  }

  private mutating func happen(_ id: String) -> [Effect] {
    switch id {
    case "service": return askForAnswer()
    case "agent-answers":
      askForLine("preview.type-answer.agent") { .customerAgent(.answers($0)) }
      return []
    case "agent-cannot": return take(.customerAgent(.cannotAnswer))
    case "agent-human": return take(.customerAgent(.wasAskedForHuman))
    case "agent-paused": return take(.customerAgent(.wasPaused))
    case "agent-fails": return take(.customerAgent(.failed))
    case "person-answers":
      askForLine("preview.type-answer.person") { .teamMember(.answers($0)) }
      return []
    case "person-resolves": return take(.teamMember(.resolves))
    case "file":
      askForLine("preview.type-file") { .visitor(.sends(file: $0)) }
      return []
    case "closes": return take(.visitor(.closes))
    case "minutes": return take(.timeWentOn, after: 5 * 60)
    case "timeout":
      let timeout = UnixSeconds(max(0, ChatflowOptions(flow).sessionTimeout)) / 1000
      return take(.timeWentOn, after: max(60, timeout))
    case "day": return take(.timeWentOn, after: 24 * 60 * 60)
    default:
      if let key = SituationKey(rawValue: id) { askForChange(of: key) }
      return []
    }
  }

  /// Asks how something of the situation is from now on.
  private mutating func askForChange(of key: SituationKey) {
    guard let rehearsal = preview?.rehearsal else { return }
    let text = key == .at ? rehearsal.clock(at: rehearsal.now, in: workspace).text : rehearsal.situation.text(key) ?? ""
    ask(Prompt(title: words["field.situations.\(key.field).label"], text: text)) { state, line in
      let (told, workspace) = (PreviewWords(state), state.workspace)
      do throws(RehearsalProblem) {
        try state.preview?.change(key, line, in: workspace, told)
      } catch {
        return state.refuse(error.sentence(state.words))
      }
      state.closeLayer()
      return state.afterPreviewed()
    }
  }

  /// Asks for a text, and takes what is made of it.
  private mutating func askForLine(_ title: String, _ input: @escaping @Sendable (String) -> Input) {
    ask(Prompt(title: words[title])) { state, line in
      guard !line.allSatisfy(\.isWhitespace) else { return state.refuse(state.words["preview.nothing-typed"]) }
      state.closeLayer()
      return state.take(input(line))
    }
  }

  /// Asks how a service, or the customer agent, answers.
  mutating func askForAnswer() -> [Effect] {
    guard let preview else { return [] }
    switch preview.rehearsal.stand {
    case .waitsForService(let wait): askForAnswer(of: wait.service, preview)
    case .withCustomerAgent: askForDeed(preview)
    case .beforeStart, .waits, .withTeam, .ended: break
    }
    return []
  }

  private mutating func askForAnswer(of service: AskedService, _ preview: Preview) {
    let told = preview.rehearsal.situation.answer(of: service)
    let choices: [(id: String, answer: ServiceAnswer?)] = [
      ("situation", told), ("usual", service.usualAnswer), ("late", .late), ("fails", .failed("")), ("typed", nil),
    ]
    let items = choices.map { id, answer in
      Chooser.Item(
        id: id, title: words["preview.answer.\(id)"], detail: answer.map { String($0.text.prefix(24)) } ?? "")
    }
    let title = words("preview.answer", ["service": PreviewWords(self).name(of: service)])
    open(Chooser(title: title, items: items)) { state, item in
      guard let answer = choices.first(where: { $0.id == item.id })?.answer else {
        state.askForTypedAnswer(of: service, told.text)
        return []
      }
      return state.take(.service(answer))
    }
  }

  private mutating func askForTypedAnswer(of service: AskedService, _ text: String) {
    ask(Prompt(title: words("preview.answer", ["service": PreviewWords(self).name(of: service)]), text: text)) {
      state, line in
      do throws(SituationProblem) {
        let answer = try ServiceAnswer(line, of: service)
        state.closeLayer()
        return state.take(.service(answer))
      } catch {
        return state.refuse(error.sentence(state.words))
      }
    }
  }

  private mutating func askForDeed(_ preview: Preview) {
    let told = PreviewWords(self).madeUpAnswer(in: preview.rehearsal)
    let deed = preview.rehearsal.situation.customerAgent.deed(saying: told)
    let ids = ["agent-situation", "agent-answers", "agent-cannot", "agent-human", "agent-paused", "agent-fails"]
    let items = ids.map { Chooser.Item(id: $0, title: words["preview.do.\($0)"]) }
    open(Chooser(title: words["preview.deed"], items: items)) { state, item in
      item.id == "agent-situation" ? state.take(.customerAgent(deed)) : state.happen(item.id)
    }
  }

  /// Shows what a service was asked, exactly. Nothing of it was sent.
  mutating func showRequest(_ request: ServiceRequest) {
    let lines = request.told(words).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let close = PopupQuestion.Answer(id: "close", key: "c", title: words["preview.request.close"])
    ask(PopupQuestion(text: PreviewWords(self).text(of: request), details: lines, answers: [close])) { _, _ in [] }
  }
}

extension ServiceRequest {
  /// All that is asked, in lines.
  fileprivate func told(_ words: Words) -> String {
    switch self {
    case .webhook(let request): ["POST", request.url].joined(separator: " ") + "\n" + request.body.written
    case .snippet(let request): "\(request.runtime)\n\(request.event.written)\n\n\(request.code)"
    case .articles(_, let base, let about, let count):
      JSON.object([("knowledgeBase", .text(base)), ("about", .text(about)), ("atMost", .integer(count))]).written
    case .freeTimes(_, let calendar): JSON.object([("calendar", .text(calendar.text))]).written
    case .booking(_, let calendar, let time):
      JSON.object([("calendar", .text(calendar.text)), ("time", .text(time))]).written
    case .ticket(let ticket):
      JSON.object([
        ("subject", .text(ticket.subject)), ("content", .text(ticket.content)),
        ("pipeline", .optional(ticket.pipeline)), ("status", .optional(ticket.status)),
        ("priority", .text(ticket.priority)), ("source", .text(ticket.source)),
        ("owner", .optional(ticket.owner?.text)),
        ("properties", .object(ticket.properties.map { ($0.name, .text($0.value)) })),
      ]).written
    }
  }
}

extension CalendarRequest {
  fileprivate var text: String {
    switch self {
    case .page(let id): id
    case .person(let id): id.text
    }
  }
}
