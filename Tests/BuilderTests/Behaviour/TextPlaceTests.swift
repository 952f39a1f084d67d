import ChatflowModel
import OrderedCollections
import Testing

@testable import Builder

/// A text that is edited outside is found again by words that outlive the program.
@Suite struct TextPlaceTests {
  @Test func everyTextOfEveryFormIsFoundByItsWords() throws {
    var count = 0
    for flow in [Sample.support, Sample.branching] {
      var session = Session(flow: flow)
      let subjects: [Form.Subject] = flow.actions.keys.map { .action($0) } + [.chatflow, .workspace]
      for subject in subjects {
        for tab in Form.Tab.all(of: subject) {
          session.state.open(FormPlace(subject: subject, tab: tab, path: .top))
          let form = try #require(session.state.form)
          let stops = FormView(state: session.state, form: form, area: session.state.regions.panel).layout.stops
          for stop in stops {
            // Conditions are sentences that nobody edits outside.
            if case .branch = stop { continue }
            session.state.open(FormPlace(subject: subject, tab: tab, path: .top, control: stop))
            guard let now = session.state.form, now.editor != nil else { continue }
            var place = now.formPlace
            place.selection = nil
            #expect(FormPlace(words: place.words) == place, "\(place.words)")
            count += 1
          }
        }
      }
    }
    #expect(count > 40, "only \(count) texts were found")
  }
}
