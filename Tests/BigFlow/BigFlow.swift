import ChatflowModel
import OrderedCollections

/// A chatflow of any size that looks like one that people made: menus that lead to topics, in each topic a row of
/// questions whose answers are dealt with and meet again, loops back, and now and then a problem. The same each time.
public struct BigFlow {
  private var flow = Chatflow(name: "Big support bot")
  private let count: Int

  /// A chatflow with a number of actions.
  public static func chatflow(_ count: Int) -> Chatflow {
    var big = BigFlow(count: count)
    big.build()
    return big.flow
  }

  private init(count: Int) { self.count = count }

  /// How many topics a menu offers.
  private static let topics = 10
  /// How many actions an episode has: a question, what its answers do, and what follows them.
  private static let episode = 10

  private mutating func build() {
    flow.start = .to(id(0))
    guard count > 2 else {
      for index in 0..<count { addMessage(index, next: index + 1 < count ? index + 1 : nil) }
      return
    }
    addMessage(0, next: 1)
    let rest = count - 2
    let topics = max(1, min(Self.topics, rest / Self.episode))
    let starts = (0...topics).map { 2 + rest * $0 / topics }
    addMenu(1, "What can we help with?", starts.dropLast().map { $0 })
    for topic in 0..<topics { addTopic(starts[topic]..<starts[topic + 1]) }
  }

  /// Episodes one behind the other; what is left over is a row of messages.
  private mutating func addTopic(_ indices: Range<Int>) {
    var index = indices.lowerBound
    while indices.upperBound - index >= Self.episode {
      let following = index + Self.episode
      addEpisode(index, next: following < indices.upperBound ? following : nil, first: indices.lowerBound)
      index = following
    }
    for index in index..<indices.upperBound {
      addMessage(index, next: index + 1 < indices.upperBound ? index + 1 : nil)
    }
  }

  private mutating func addEpisode(_ index: Int, next: Int?, first: Int) {
    addMessage(index, next: index + 1)
    addMenu(index + 1, "How does matter \(index) stand?", [index + 2, index + 4, index + 5])
    addMessage(index + 2, next: index + 3)
    add(index + 3, "set-contact-property", "Note matter \(index)", next: index + 9) {
      $0.values["property"] = .text("contact.topic")
      $0.values["value"] = .message(Message(RichText(literal: "Matter \(index)")))
    }
    addMessage(index + 4, next: index + 9)
    add(index + 5, "if-then", "Who is there for matter \(index)?", next: index + 8) {
      $0.branches = [
        Branch(label: "Known", groups: [[Condition("contact.email is known")]], link: .to(Self.id(index + 6)))
      ]
    }
    add(index + 6, "question", "Ask for the number of matter \(index)", next: index + 7) {
      $0.values["message"] = .message(Message(RichText(literal: "Which number stands on the invoice?")))
      $0.values["save-to"] = .text("contact.invoice")
    }
    addMessage(index + 7, next: index + 9)
    // One visitor in ten begins the topic again; everybody else goes on.
    add(index + 8, "question", "Ask again about matter \(index)", next: index + 9) {
      $0.values["message"] = .message(Message(RichText(literal: "Is there anything else?")))
      $0.replies = [
        QuickReply("From the start", link: index % 100 == first % 100 ? .to(Self.id(first)) : nil), QuickReply("Go on"),
      ]
    }
    addMessage(index + 9, next: next)
  }

  private mutating func addMenu(_ index: Int, _ name: String, _ targets: [Int]) {
    add(index, "question", name, next: nil) {
      $0.values["message"] = .message(Message(RichText(literal: name)))
      $0.replies = targets.enumerated().map { QuickReply("Answer \($0 + 1)", link: .to(Self.id($1))) }
      $0.values["free-text"] = .flag(false)
    }
  }

  /// Every fiftieth message greets by a name that may not be known, which is a warning.
  private mutating func addMessage(_ index: Int, next: Int?) {
    add(index, "message", "Say what happens in step \(index)", next: next) {
      let text = "This is step \(index). We look into it, and it takes no more than a minute of your time."
      var message = RichText(literal: text)
      if index % 50 == 7 {
        message = RichText(text: "Thank you, {{contact.firstname}}! \(text)", tools: .all)
      }
      $0.values["message"] = .message(Message(message))
    }
  }

  private mutating func add(
    _ index: Int, _ kind: KindID, _ name: String, next: Int?, _ fill: (inout Action) -> Void
  ) {
    var action = Action(id: Self.id(index), kind: kind, name: name)
    action.next = next.map { .to(Self.id($0)) }
    fill(&action)
    flow.actions[action.id] = action
  }

  private func id(_ index: Int) -> ActionID { Self.id(index) }
  private static func id(_ index: Int) -> ActionID { ActionID("step-\(index)") }
}
