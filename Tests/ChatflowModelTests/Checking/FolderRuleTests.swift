import ChatflowModel
import Testing
import Words

/// What is found by looking at all chatflows of a folder.
@Suite struct FolderRuleTests {
  /// Each finding as `file: severity rule field`.
  static func found(
    _ flows: [(stem: String, flow: Chatflow)], unreadable: [String] = [], workspace: Workspace = Workspace()
  ) -> [String] {
    let filed = flows.map { FiledChatflow($0.flow, file: "\($0.stem).chatflow.yaml", stem: $0.stem) }
    return Checks.folder(filed, unreadable: unreadable, workspace: workspace).map {
      "\($0.file ?? "workspace"): \($0.finding.short)"
    }
  }

  @Test func aNameIsNotTwiceInAFolder() {
    let same = [("one", Chatflow(name: "Support")), ("two", Chatflow(name: " support ")), ("b", Chatflow(name: "B"))]
    #expect(Self.found(same) == ["two.chatflow.yaml: ▲ chatflow-name-taken name"])
    #expect(Self.found([same[1], same[0]]) == ["one.chatflow.yaml: ▲ chatflow-name-taken name"])
    #expect(Self.found([same[0], same[2]]) == [])
  }

  @Test func chatflowsWithoutANameAreNotOfOneName() {
    #expect(Self.found([("one", Chatflow(name: "")), ("two", Chatflow(name: " "))]) == [])
  }

  @Test func theOrderOfPriorityNamesWhatThereIs() {
    var workspace = Workspace()
    workspace.priority = ["one", "gone", "broken"]
    let flows = [("one", Chatflow(name: "One"))]
    let found = Self.found(flows, unreadable: ["broken"], workspace: workspace)
    #expect(found == ["workspace: ▲ priority-unknown priority"])
    workspace.priority = ["one"]
    #expect(Self.found(flows, workspace: workspace) == [])
  }

  // MARK: - What hides what

  private static func live(_ name: String, _ flow: Chatflow = Chatflow(name: "")) -> (stem: String, flow: Chatflow) {
    var flow = flow
    flow.name = name
    flow.live = true
    return (name, flow)
  }

  private static func showing(_ rule: String, _ value: String) -> Chatflow {
    TargetTests.flow(show: [TargetTests.page(rule, value)])
  }

  @Test func aLiveChatflowIsNotHiddenByAnother() {
    let everywhere = Self.live("everywhere")
    let pricing = Self.live("pricing", Self.showing("address-is", "example.com/pricing"))
    let wild = Self.live("wild", Self.showing("address-matches", "*.example.com/docs/*"))
    let prefix = Self.live("prefix", Self.showing("address-begins-with", "https://docs.example.com/docs/en"))
    let hidden = { (name: String) in "\(name).chatflow.yaml: ▲ shown-by-another target" }
    #expect(Self.found([everywhere, pricing]) == [hidden("pricing")])
    #expect(Self.found([pricing, everywhere]) == [])
    #expect(Self.found([everywhere, Self.live("other")]) == [hidden("other")])
    #expect(Self.found([wild, prefix]) == [hidden("prefix")], "a wildcard takes what begins so")
    #expect(Self.found([prefix, wild]) == [])
    #expect(Self.found([wild, pricing]) == [])
  }

  @Test func onlyWhatIsLiveHidesOrIsHidden() {
    let (one, two) = (Self.live("one"), Self.live("two"))
    var off = one
    off.flow.live = false
    #expect(Self.found([off, two]) == [])
    #expect(Self.found([two, off]) == [])
    var hours = one
    hours.flow.values["options"] = .record(["availability": .text("office-hours")])
    #expect(Self.found([hours, two]) == [], "while the chat is closed, the other is shown")
    #expect(Self.found([two, hours]) == ["one.chatflow.yaml: ▲ shown-by-another target"])
  }

  @Test func visitorsCount() {
    let known = Self.live("known", TargetTests.flow(visitors: [["rule": .text("known")]]))
    let partners = Self.live(
      "partners", TargetTests.flow(visitors: [["rule": .text("in-segment"), "segment": .text("partners")]]))
    #expect(Self.found([known, partners]) == ["partners.chatflow.yaml: ▲ shown-by-another target"])
    #expect(Self.found([partners, known]) == [])
    #expect(Self.found([known, Self.live("all")]) == [])
  }

  /// Several may hide what none of them hides, and only those are named that it takes.
  @Test func severalTogetherHideOne() throws {
    let shop = Self.live("shop", Self.showing("address-begins-with", "https://example.com/shop"))
    let outside = TargetTests.flow(exclude: [TargetTests.page("address-begins-with", "https://example.com/shop")])
    let rest = Self.live("rest", outside)
    let more = Self.live("more", Self.showing("address-contains", "/more"))
    let all = Self.live("all")
    let hidden = ["all.chatflow.yaml: ▲ shown-by-another target"]
    #expect(Self.found([shop, rest, all]) == hidden)
    #expect(Self.found([shop, more, rest, all]) == hidden)
    #expect(Self.found([shop, more, all]) == [])
    #expect(Self.found([all, shop, rest]).count == 2, "each by the first alone")
    let filed = [shop, more, rest, all].map { FiledChatflow($0.flow, file: $0.stem, stem: $0.stem) }
    let found = Checks.folder(filed, workspace: Workspace())
    #expect(found.map { $0.finding.facts["other"] } == ["shop, rest"])
    #expect(found.first?.finding.sentence(.english).contains("together") == true)
    // Each of them has to be for all its visitors, and at all times.
    var known = rest
    var target = outside.values["target"]?.record ?? FieldValues()
    target["visitors"] = .records([["rule": .text("known")]])
    known.flow.values["target"] = .record(target)
    #expect(Self.found([shop, known, all]) == [])
    var hours = rest
    hours.flow.values["options"] = .record(["availability": .text("office-hours")])
    #expect(Self.found([shop, hours, all]) == [])
  }

  @Test func nothingIsSaidWhereTheOrderIsNotKnown() {
    var workspace = Workspace()
    workspace.unreadable = "broken"
    #expect(Self.found([Self.live("one"), Self.live("two")], workspace: workspace) == [])
  }

  /// What excludes itself hides nothing, and is told by itself.
  @Test func aTargetLeavesSomething() {
    func found(_ flow: Chatflow) -> [String] {
      Checks.settings(of: flow, workspace: Workspace()).map(\.short)
    }
    let page = TargetTests.page
    #expect(
      found(
        TargetTests.flow(
          show: [page("address-is", "example.com/internal", nil)], exclude: [page("address-contains", "/internal", nil)]
        ))
        == ["▲ never-shown target/exclude"])
    #expect(
      found(
        TargetTests.flow(
          show: [page("address-begins-with", "example.com", nil)], exclude: [page("address-contains", "/internal", nil)]
        ))
        == [])
    #expect(
      found(TargetTests.flow(visitors: [["rule": .text("known")], ["rule": .text("unknown")]])) == [
        "▲ never-shown target/visitors"
      ])
  }

  /// A thousand chatflows with a page each: nothing is compared as a whole that differs on one page.
  @Test func manyChatflowsAreCompared() {
    let flows = (0..<300).map {
      Self.live("flow-\($0)", Self.showing("address-begins-with", "https://example.com/product-\($0)/"))
    }
    #expect(Self.found(flows) == [])
    #expect(
      Self.found(flows + [Self.live("copy", Self.showing("address-is", "https://example.com/product-7/a"))]).count == 1)
  }
}
