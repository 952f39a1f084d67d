import Screen
import Testing

@testable import Canvas

/// Folds, one branch alone, and pins: what changes where a flow is drawn, and nothing in it.
@Suite struct ViewProperties {
  static let batches = DrawingProperties.batches

  /// The same lane has the same drawing wherever it stands: alone on a canvas of its width, it is a part of the whole.
  @Test(arguments: batches) func aBranchAloneIsAPartOfTheWholeDrawing(batch: Int) {
    DrawingProperties.forEachScene(batch, 15) { scene in
      var scene = scene
      scene.branch = nil
      let whole = scene.layout
      let picture = whole.picture(scene.flow)
      for action in scene.flow.actions.indices {
        for branch in whole.openBranches(of: action) {
          guard let index = whole.lane(of: branch) else { continue }
          let lane = whole.lanes.lanes[index]
          // Narrower canvases are laid out for 30 columns; a lane that lines leave is drawn otherwise alone.
          guard lane.isShown, lane.arrivals == 0, Int(lane.available) >= Metrics.narrowestCanvas else { continue }
          var own = scene
          own.width = Int(lane.available)
          own.branch = branch
          let alone = own.layout
          let part = alone.picture(scene.flow)
          var wrong = alone.height == Int(lane.height) + 2 ? [] : ["\(branch) is \(alone.height - 2) rows high"]
          for y in 0..<Int(lane.height) where wrong.isEmpty {
            let isSame = (0..<Int(lane.width)).allSatisfy { x in
              part[x, y + 2] == picture[x + Int(lane.x), y + Int(lane.y)]
            }
            if !isSame { wrong.append("row \(y) of \(branch) is drawn otherwise") }
          }
          DrawingProperties.report(wrong, scene)
        }
      }
    }
  }

  /// A branch alone holds the same actions, with their numbers, and no line leaves it.
  @Test(arguments: batches) func aBranchAloneHoldsItsActionsAndNoMore(batch: Int) {
    DrawingProperties.forEachScene(batch, 15) { scene in
      let whole = Layout(scene.flow, width: scene.width)
      for action in scene.flow.actions.indices {
        for branch in whole.openBranches(of: action) {
          let alone = Layout(scene.flow, width: scene.width, branch: branch)
          for other in scene.flow.actions.indices {
            let isInside = whole.branches(around: other).contains(branch)
            let isThere = alone.card(of: other) != nil || alone.fold(hiding: other) != nil
            var wrong = isInside == isThere ? [] : ["\(other) is\(isThere ? "" : " not") in \(branch)"]
            if alone.exists(.card(other)) != isInside { wrong.append("\(other) exists, or not") }
            if alone.branches(around: other) != whole.branches(around: other) {
              wrong.append("other branches around \(other)")
            }
            DrawingProperties.report(wrong, scene)
          }
        }
      }
    }
  }

  /// Folding all branches below an element hides what is below it, and unfolding shows it again.
  @Test(arguments: batches) func whatIsBelowIsFoldedAsAWhole(batch: Int) {
    DrawingProperties.forEachScene(batch, 15) { scene in
      var open = scene
      open.folds = []
      let before = open.layout
      let plusOrCards = [Stop.plus(.start)] + scene.flow.actions.indices.map(Stop.card)
      for stop in plusOrCards where before.rect(of: stop) != nil {
        var folded = open
        folded.folds = Set(before.branches(below: stop))
        let after = folded.layout
        var wrong = after.rect(of: stop) == before.rect(of: stop) ? [] : ["\(stop) moved by folding what is below"]
        if folded.folds.contains(where: {
          after.isOpen($0) && after.rect(of: .header($0)) != nil && after.card(of: head($0, after)) != nil
        }) {
          wrong.append("something below \(stop) is open")
        }
        DrawingProperties.report(wrong, scene)
      }
    }
  }

  private func head(_ branch: Connection, _ layout: Layout) -> Int {
    layout.lane(of: branch).map { Int(layout.lanes.lanes[$0].head) } ?? 0
  }

  /// A pin is kept whatever the width, and no other group changes for lack of room beside it.
  @Test(arguments: batches) func pinnedBranchesStandAsTheyArePinned(batch: Int) {
    DrawingProperties.forEachScene(batch, 15) { scene in
      let layout = scene.layout
      for (action, pin) in scene.pins where layout.card(of: action) != nil {
        let run = layout.lanes.runs[Int(layout.lanes.runOf[action])]
        DrawingProperties.report(run.isColumns == (pin == .columns) ? [] : ["\(action) is not \(pin)"], scene)
      }
    }
  }

  /// Sideways scrolling shows the focus, and does nothing where everything fits.
  @Test(arguments: batches) func scrollingSidewaysShowsTheFocus(batch: Int) {
    DrawingProperties.forEachScene(batch, 15) { scene in
      let layout = scene.layout
      var left = 0
      for number in 1...layout.actionCount {
        guard let action = layout.action(numbered: number), let card = layout.card(of: action) else { continue }
        left = layout.left(revealing: .card(action), from: left, width: scene.width)
        let isSeen = card.x >= left && card.maxX <= left + scene.width
        let isNeeded = layout.drawnWidth > layout.width || left == 0
        DrawingProperties.report(isSeen && isNeeded ? [] : ["\(action) at \(card) is not seen from \(left)"], scene)
      }
    }
  }
}

@Suite struct ViewDrawings {
  @Test(arguments: [46, 70]) func oneBranchAlone(width: Int) {
    let flow = SampleFlows.support
    let layout = Layout(flow, width: width, branch: Connection(action: 1, port: 0))
    let focus = Stop.header(Connection(action: 1, port: 0))
    Goldens.check(layout.picture(flow, focus: focus).lines, is: "alone-\(width)")
  }

  @Test func foldsInColumnsAndInStacks() {
    let flow = SampleFlows.triage
    let whole = Layout(flow, width: 146)
    let folds = Set(flow.actions.indices.flatMap { whole.openBranches(of: $0) }.filter { $0.port % 2 == 0 })
    for width in [46, 146] {
      Goldens.check(Layout(flow, width: width, folds: folds).picture(flow).lines, is: "folds-triage-\(width)")
    }
  }

  @Test func foldsSayWhatIsWrongInThem() {
    var flow = SampleFlows.support
    flow.actions[3].errors = 1
    flow.actions[2].warnings = 2
    let folds: Set = [Connection(action: 1, port: 0), Connection(action: 6, port: 1)]
    for tier in GlyphTier.allCases {
      let picture = Layout(flow, width: 70, folds: folds).picture(
        flow, focus: .header(Connection(action: 1, port: 0)), tier: tier)
      Goldens.check(picture.lines, is: "folds-with-problems-\(tier)")
    }
  }

  @Test func pinnedColumnsAreWiderThanTheCanvas() {
    let flow = SampleFlows.teamSize
    let layout = Layout(flow, width: 60, pins: [0: .columns])
    #expect(layout.drawnWidth > layout.width)
    Goldens.check(layout.picture(flow).lines, is: "pinned-columns-60")
  }

  @Test func pinnedStacksStandWhereThereIsRoomForColumns() {
    let flow = SampleFlows.support
    Goldens.check(Layout(flow, width: 70, pins: [6: .stacked]).picture(flow).lines, is: "pinned-stack-70")
  }

  @Test func aClickOnWhatAFoldHidesIsAClickOnTheFold() {
    let flow = SampleFlows.support
    let folds: Set = [Connection(action: 1, port: 0), Connection(action: 6, port: 1)]
    let layout = Layout(flow, width: 70, folds: folds)
    let picture = layout.picture(flow)
    for (text, hit) in [
      ("▸ 2 actions", Hit.fold(Connection(action: 1, port: 0))), ("▸ 1 action", .fold(Connection(action: 6, port: 1))),
      ("Billing", .header(Connection(action: 1, port: 0))),
    ] {
      var found = 0
      for y in 0..<layout.height {
        for x in 0..<layout.width
        where (x..<layout.width).map({ picture[$0, y].text }).joined().hasPrefix(text) {
          found += 1
          #expect(layout.hit(at: Point(x: x, y: y), in: flow) == hit, "\(text)")
        }
      }
      #expect(found == 1, "\(text)")
    }
  }

  @Test func aBranchThatIsNoneIsNotShownAlone() {
    let flow = SampleFlows.support
    for branch in [
      Connection(action: 1, port: 2), Connection(action: 0), Connection(action: 99), Connection(action: 1, port: 9),
      Connection(action: -1, port: -1),
    ] {
      let layout = Layout(flow, width: 70, branch: branch)
      #expect(layout.branch == nil)
      #expect(layout.picture(flow) == Layout(flow, width: 70).picture(flow))
    }
  }

  @Test func theBreadcrumbOfABranchAloneSaysWhereItIs() {
    let flow = SampleFlows.support
    let layout = Layout(flow, width: 70, branch: Connection(action: 1, port: 0))
    #expect(layout.breadcrumb(atRow: 2, focus: nil, in: flow) == ["What do you need help with?", "Billing"])
  }
}
