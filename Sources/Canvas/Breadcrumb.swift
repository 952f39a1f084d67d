import Screen

extension Layout {
  /// The branching actions and branch labels around a row, outermost first: which branch one is in after scrolling.
  ///
  /// Where columns stand side by side, the one with the focus is meant; without it, only their action is named.
  public func breadcrumb(atRow row: Int, focus: Stop?, in flow: CanvasFlow) -> [String] {
    guard zoom == .cards else { return breadcrumb(ofRow: row, in: flow) }
    let line = Rect(x: 0, y: row, width: width, height: 1)
    let words = Wording(layout: self, flow: flow, glyphs: CanvasGlyphs.of(.rich))
    let focused = lanesAround(focus.flatMap(visible))
    // A branch that is shown alone is around every row.
    var parts = (branch.map { branches(around: $0.action) + [$0] } ?? []).flatMap {
      [flow.actions[$0.action].title, words.label($0)]
    }
    var next = visibleTrees(line).first
    while let index = next {
      let lane = lanes.lanes[index]
      next = nil
      guard let run = visibleRuns(of: index, line, sink: Int(lane.y + lane.height) - 1).first.map({ lanes.runs[$0] }),
        run.hasGroup, row > run.tailY
      else { break }
      // Below the branches themselves, on the rows where they meet, one is in none of them.
      guard row < lastBranchRow(of: run) else { break }
      parts.append(flow.actions[lastCard(of: run)].title)
      next =
        run.isColumns ? run.lanes.first { focused.contains($0) } : visibleStackedLanes(of: run, line).first
      if let inner = next {
        parts.append(words.label(branch(of: inner)))
        if !lanes.lanes[inner].isShown { next = nil }
      }
    }
    return parts
  }

  /// The breadcrumb as one row of text, clipped from the left.
  public static func text(ofBreadcrumb parts: [String], width: Int, tier: GlyphTier = .rich) -> String {
    let glyphs = CanvasGlyphs.of(tier)
    return TextWidth.clipLeft(parts.joined(separator: " \(glyphs.separator) "), to: width, ellipsis: glyphs.ellipsis)
  }

  /// The branches around a row of an Outline or a Map; of very many, the innermost.
  private func breadcrumb(ofRow row: Int, in flow: CanvasFlow) -> [String] {
    let words = Wording(layout: self, flow: flow, glyphs: CanvasGlyphs.of(.rich))
    var parts: [String] = []
    var next = lane(atRow: row)
    while let lane = next, lanes.lanes[lane].parentRun >= 0, parts.count < Self.mostBreadcrumbs {
      let run = lanes.runs[Int(lanes.lanes[lane].parentRun)]
      parts.append(words.label(branch(of: lane)))
      parts.append(flow.actions[lastCard(of: run)].title)
      next = Int(run.lane)
    }
    return parts.reversed()
  }

  /// More than fit into any row.
  private static let mostBreadcrumbs = 40

  private func lastBranchRow(of run: Run) -> Int {
    run.lanes.reduce(0) { max($0, Int(lanes.lanes[$1].y + lanes.lanes[$1].height)) }
  }

  private func lanesAround(_ stop: Stop?) -> Set<Int> {
    var around: Set<Int> = []
    var index = stop.flatMap(lane(of:))
    while let lane = index {
      around.insert(lane)
      let parent = Int(lanes.lanes[lane].parentRun)
      index = parent < 0 ? nil : Int(lanes.runs[parent].lane)
    }
    return around
  }
}
