import ChatflowModel
import OrderedCollections
import Testing

/// A change of any one field, of any kind and however deep inside others, is told as a change of that field.
@Suite struct FieldDifferenceTests {
  /// Values for all fields, also those inside others; lists of fields have two entries.
  private static func filled(_ fields: [Field], _ random: inout RandomFlow) -> FieldValues {
    var values = FieldValues()
    for field in fields {
      switch field.editor.shape {
      case .record(let inner, _): values[field.id] = .record(filled(inner, &random))
      case .records(let shape):
        values[field.id] = .records(
          (0..<2).map { number in
            var entry = filled(shape.fields, &random)
            if let key = shape.key { entry[key] = .text("entry \(number)") }
            return entry
          })
      default: values[field.id] = random.value(field.editor)
      }
    }
    return values
  }

  /// The same values with another one of one field, for each field; with the ids on the way to it.
  private static func variations(
    of values: FieldValues, _ fields: [Field], _ random: inout RandomFlow
  ) -> [(values: FieldValues, way: [FieldID])] {
    var all: [(values: FieldValues, way: [FieldID])] = []
    func add(_ field: Field, _ value: FieldValue?, _ way: [FieldID] = []) {
      var changed = values
      changed[field.id] = value
      all.append((changed, [field.id] + way))
    }
    for field in fields {
      switch field.editor.shape {
      case .record(let inner, _):
        for inside in variations(of: values[field.id]?.record ?? FieldValues(), inner, &random) {
          add(field, .record(inside.values), inside.way)
        }
      case .records(let shape):
        guard let records = values[field.id]?.records else { continue }
        for inside in variations(of: records[1], shape.all, &random) {
          add(field, .records([records[0], inside.values]), inside.way)
        }
      case .edge, .replies: continue
      default:
        add(field, another(field, than: values[field.id], &random))
        if values[field.id] != field.defaultValue { add(field, nil) }
      }
    }
    return all
  }

  private static func another(_ field: Field, than value: FieldValue?, _ random: inout RandomFlow) -> FieldValue {
    if case .flag(let isOn)? = value { return .flag(!isOn) }
    for _ in 0..<200 {
      if let new = random.value(field.editor), new != value { return new }
    }
    return .text("another")
  }

  private func expectExactly(
    _ way: [FieldID], in changes: [ValueChange], _ hint: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(!changes.isEmpty, "\(hint): \(way)", sourceLocation: sourceLocation)
    for change in changes {
      let ids = change.path.compactMap { if case .field(let field, _) = $0 { field.id } else { nil } }
      #expect(ids == way, "\(hint)", sourceLocation: sourceLocation)
      #expect(change.before != change.after, "\(hint): \(way)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: ActionKinds.all) func changeOfAnyFieldOfAnActionIsToldAsThatField(kind: ActionKind) {
    var random = RandomFlow(seed: 7)
    var before = Chatflow(name: "One")
    var action = Action(id: "a", kind: kind.id, name: "A")
    action.values = Self.filled(action.fields, &random)
    before.actions["a"] = action
    for variation in Self.variations(of: action.values, action.fields, &random) {
      var after = before
      after.actions["a"]?.values = variation.values
      let difference = Difference(from: before, to: after)
      #expect(difference.settings.isEmpty && difference.actions.count == 1, "\(variation.way)")
      expectExactly(variation.way, in: difference.actions.first?.changes ?? [], kind.id.text)
      #expect(difference.actions.first?.after == after.actions["a"])
    }
    for edge in kind.edges {
      var after = before
      after.actions["a"]?.edges[edge] = .end
      #expect(
        Difference(from: before, to: after).actions.map(\.changes) == [
          [ValueChange([.edge(edge)], before: nil, after: .link(.end))]
        ])
    }
  }

  @Test func changeOfAnySettingOfAChatflowIsToldAsThatSetting() {
    var random = RandomFlow(seed: 8)
    var before = Chatflow(name: "One")
    before.values = Self.filled(ChatflowSettings.fields, &random)
    for variation in Self.variations(of: before.values, ChatflowSettings.fields, &random) {
      var after = before
      after.values = variation.values
      expectExactly(variation.way, in: Difference(from: before, to: after).settings, "chatflow")
    }
  }

  @Test func changeOfAnySettingOfAWorkspaceIsToldAsThatSetting() {
    var random = RandomFlow(seed: 9)
    let values = Self.filled(WorkspaceSettings.fields, &random)
    for variation in Self.variations(of: values, WorkspaceSettings.fields, &random) {
      let difference = Difference(from: Workspace(values), to: Workspace(variation.values))
      expectExactly(variation.way, in: difference.settings, "workspace")
    }
    var ordered = Workspace(values)
    ordered.priority = ["b", "a"]
    expectExactly(["priority"], in: Difference(from: Workspace(values), to: ordered).settings, "workspace")
  }

  /// What no form shows is compared as well.
  @Test func whatIsNoFieldIsToldAsWhatItIs() {
    var action = Action(id: "a", kind: "question", name: "A")
    action.replies = [QuickReply("Yes"), QuickReply("No")]
    action.branches = [Branch(label: "Open", groups: [[Condition("office hours are open")]])]
    let changes: [([ValueChange.Step], (inout Action) -> Void)] = [
      ([.part(.name)], { $0.name = "B" }),
      ([.part(.kind)], { $0.kind = "message" }),
      ([.part(.next)], { $0.next = .jump(to: "a") }),
      ([.unknown("x-team")], { $0.values.kept = [KeptEntry(key: "x-team", value: .scalar("3"))] }),
      ([.unknown("colour")], { $0.values["colour"] = .text("red") }),
      ([.part(.defect)], { $0.defects = [FileProblem(line: 3, column: 1, reason: "problem.text")] }),
      ([.part(.replies), .entry(.init(name: "Maybe", number: 2)), .part(.label)], { $0.replies[1].label = "Maybe" }),
      ([.part(.replies), .entry(.init(name: "No", number: 2)), .part(.value)], { $0.replies[1].value = "n" }),
      ([.part(.replies), .entry(.init(name: "No", number: 2)), .part(.next)], { $0.replies[1].link = .end }),
      (
        [.part(.replies), .entry(.init(name: "No", number: 2)), .unknown("k")],
        { $0.replies[1].kept = [KeptEntry(key: "k", value: .scalar("3"))] }
      ),
      ([.part(.replies), .entry(.init(name: "Hm", number: 1))], { $0.replies.insert(QuickReply("Hm"), at: 0) }),
      ([.part(.replies), .entry(.init(name: "Yes", number: 1))], { $0.replies.removeFirst() }),
      ([.part(.branches), .entry(.init(name: "Shut", number: 1)), .part(.label)], { $0.branches[0].label = "Shut" }),
      ([.part(.branches), .entry(.init(name: "Open", number: 1)), .part(.next)], { $0.branches[0].link = .to("a") }),
      (
        [
          .part(.branches), .entry(.init(name: "Open", number: 1)), .part(.conditions), .entry(.init(number: 1)),
          .entry(.init(name: "response is empty", number: 2)),
        ], { $0.branches[0].groups[0].append(Condition("response is empty")) }
      ),
      (
        [.part(.branches), .entry(.init(name: "Open", number: 1)), .part(.conditions), .entry(.init(number: 2))],
        { $0.branches[0].groups.append([Condition("response is empty")]) }
      ),
      ([.part(.branches), .entry(.init(number: 2))], { $0.branches.append(Branch()) }),
    ]
    for (path, change) in changes {
      var (before, after) = (Chatflow(name: "One"), Chatflow(name: "One"))
      before.actions["a"] = action
      after.actions["a"] = action
      after.actions["a"].map { action in
        var changed = action
        change(&changed)
        after.actions["a"] = changed
      }
      #expect(Difference(from: before, to: after).actions.map { $0.changes.map(\.path) } == [[path]])
      #expect(Difference(from: after, to: before).actions.map(\.changes.count) == [1])
    }
  }
}
