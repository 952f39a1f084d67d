import ChatflowEngine
import ChatflowModel
import Randomness

/// A visitor, and everybody else whom a conversation waits for, who mostly do what is asked, and sometimes anything.
struct RandomVisitor {
  var chances: RandomFlow

  init(seed: UInt64) { chances = RandomFlow(seed: seed) }

  mutating func visitor() -> Visitor {
    var visitor = Visitor()
    visitor.isKnown = chances.chance(40)
    for property in RandomFlow.properties where chances.chance(40) { visitor.values[property] = value(of: property) }
    if chances.chance(30) { visitor.owner = chances.pick(["anna", "nobody"]) }
    return visitor
  }

  /// Mostly something that the property can hold.
  private mutating func value(of property: String) -> String {
    if chances.chance(10) { return chances.pick(RandomFlow.texts) }
    return switch property {
    case "contact.score", "company.employees": "\(chances.number(0...5))"
    case "contact.createdate": CalendarDay(number: 20_776 + chances.number(0...5)).text
    case "contact.vip": chances.pick(["yes", "no"])
    case "contact.lifecyclestage": chances.pick(["lead", "customer"])
    default: chances.pick(RandomFlow.texts)
    }
  }

  /// 2026-11-23, a Monday, some time.
  mutating func world() -> World {
    var world = World(now: 1_795_392_000 + Int64(chances.number(0...200_000))) { $0 == "UTC" ? FixedTimeZone.utc : nil }
    change(&world)
    return world
  }

  mutating func letTimePass(_ world: inout World) {
    world.now += Int64(chances.chance(3) ? 700_000 : chances.chance(5) ? 40 : chances.number(0...5))
    if chances.chance(10) { change(&world) }
  }

  private mutating func change(_ world: inout World) {
    world.team = chances.pick([.byWorkspace, .everybody, .nobody, .only([.person("anna")])])
    world.customerAgent = chances.pick([.available, .available, .available, .paused, .missing])
    world.failing = chances.chance(50) ? Set((0..<4).map { _ in ActionID("a\(chances.number(0...13))") }) : []
    world.page = chances.pick(["", "https://example.com/pricing"])
  }

  /// What happens next where a conversation stands.
  mutating func input(_ stand: Stand) -> Input {
    if chances.chance(4) { return anything() }
    switch stand {
    case .beforeStart: return chances.chance(90) ? .start() : .visitor(.says("Hi"))
    case .waits(let waiting): return .visitor(deed(waiting))
    case .waitsForService(let wait): return .service(answer(wait.service))
    case .withCustomerAgent:
      return chances.pick([
        .visitor(.says(chances.pick(RandomFlow.texts))), .customerAgent(.answers("Sure.")),
        .customerAgent(.cannotAnswer),
        .customerAgent(.wasAskedForHuman), .customerAgent(.wasPaused), .customerAgent(.failed),
      ])
    case .withTeam:
      return chances.pick([
        .visitor(.says(chances.pick(RandomFlow.texts))), .teamMember(.answers("Hello.")), .teamMember(.resolves),
      ])
    case .ended: return .visitor(.says("Again"))
    }
  }

  mutating func deed(_ waiting: Waiting) -> Input.VisitorDeed {
    if !waiting.replies.isEmpty, !waiting.takesFreeText || chances.chance(60) {
      let labels = waiting.replies.map(\.label)
      if waiting.takesSeveral, chances.chance(40) { return .chooses(labels.filter { _ in chances.chance(60) }) }
      return chances.chance(50) ? .chooses([chances.pick(labels)]) : .says(chances.pick(labels))
    }
    if waiting.purpose == .email, chances.chance(50) { return .says("anna@example.com") }
    return chances.chance(4) ? .sends(file: "a.png") : .says(chances.pick(RandomFlow.texts))
  }

  mutating func answer(_ service: AskedService) -> ServiceAnswer {
    if chances.chance(5) { return chances.pick([.late, .failed("no connection")]) }
    switch service {
    case .webhook:
      let bodies = [
        "{}", "{\"botMessage\": \"Hi {{contact.firstname}}\"}", "{\"nextModuleNickname\": \"name A2\"}", "[1]", "nope",
        "{\"responseExpected\": true, \"botMessage\": \"And?\"}", "{\"nextModuleNickname\": \"nowhere\"}",
      ]
      return .webhook(status: chances.chance(85) ? 200 : 500, body: chances.pick(bodies))
    case .snippet: return .snippet(result())
    case .articles:
      return .articles((0..<chances.number(0...4)).map { Article("Article \($0)", address: "https://a.example") })
    case .freeTimes: return .freeTimes(chances.chance(30) ? [] : ["Mon 09:00", "Tue 10:30"])
    case .booking: return .booked(chances.chance(70))
    case .ticket: return .ticket("4711")
    }
  }

  private mutating func result() -> JSON {
    var members: [(key: String, value: JSON)] = []
    if chances.chance(50) { members.append(("botMessage", .text("Hello"))) }
    if chances.chance(20) {
      members.append(("quickReplies", .list([.object([("label", .text("A")), ("value", .text("a"))])])))
    }
    if chances.chance(20) { members.append(("nextModuleNickname", .text("Name a\(chances.number(0...15))"))) }
    if chances.chance(20) { members.append(("responseExpected", .flag(true))) }
    if chances.chance(20) { members.append(("customState", .object([("n", .number("1.50")), ("l", .list([.null]))]))) }
    return chances.chance(5) ? .null : .object(members)
  }

  private mutating func anything() -> Input {
    chances.pick([
      .start(), .start(at: "a3"), .start(at: "gone"), .timeWentOn, .visitor(.closes), .visitor(.chooses([])),
      .visitor(.chooses(["reply 0", "reply 1"])), .visitor(.sends(file: "b.png")), .visitor(.says("reply 0, reply 1")),
      .service(.late), .service(.ticket("")), .service(.webhook(status: 204, body: "")), .service(.freeTimes([])),
      .customerAgent(.answers("")), .customerAgent(.failed), .teamMember(.resolves),
    ])
  }
}
