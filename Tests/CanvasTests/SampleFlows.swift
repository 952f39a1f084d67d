import Screen

@testable import Canvas

/// The flows that the drawings in docs/canvas.md show, one action a line: `id|kind|title|label->target|…`. `END` ends
/// the chat, `!!` marks an error and `??` a warning, and `=>` instead of `->` is a jump made with "Go to action…".
enum SampleFlows {
  static let support = parse(
    """
    a1|msg|Hi! I'm the Acme helper.|a2
    a2|ask|What do you need help with?|Billing->a3|Technical->a5|Talk to a person->a6
    a3|kb|Find a billing article|a4
    a4|ask|Did that answer it?|Yes->END|No->a6|Show another->a3
    a5|ask|Which product is it?|a6
    a6|ask|What is your email?|a7
    a7|if|Is a team member online?|Online->a8|Otherwise->a9
    a8|agent|Hand over to customer agent|END
    a9|ticket|Open a support ticket|END
    """)

  /// The support flow with a go-to and a part that nothing leads to.
  static let supportWithLoosePart = parse(
    """
    a1|msg|Hi! I'm the Acme helper.|a2
    a2|ask|What do you need help with?|Billing->a3|Technical->a5|Talk to a person->a6
    a3|kb|Find a billing article|a4
    a4|ask|Did that answer it?|Yes->END|No->a6|Show another->a3
    a5|ask|Which product is it?|=>a6
    a6|ask|What is your email?|a7
    a7|if|Is a team member online?|Online->a8|Otherwise->a9
    a8|agent|Hand over to customer agent|END
    a9|ticket|Open a support ticket|END
    a10|msg|Old greeting|a11
    a11|ask|Old question ??|Yes->a6|No->END
    """)

  static let teamSize = parse(
    """
    d1|ask|How big is your team?|1-10->d2|11-200->d3|200+->d5
    d2|msg|The Starter plan fits you|d5
    d3|msg|The Growth plan fits you|d4
    d4|prop|Plan = growth|d5
    d5|ask|What is your work email?|END
    """)

  static let lead = parse(
    """
    b1|msg|Welcome to Acme! Quick questions|b2
    b2|ask|What brings you here today?|Pricing->b3|Book a demo->b7|Partnership->b10|Just looking->b13
    b3|msg|Plans start at $20 a seat|b4
    b4|ask|How big is your team?|1-10->b5|11-200->b6|200+->b7
    b5|msg|The Starter plan fits you|b15
    b6|msg|The Growth plan fits you|b15
    b7|ask|Which day suits you?|b8
    b8|meet|Book a meeting with sales|b9
    b9|if|Was a meeting booked?|Booked->b22|Otherwise->b7
    b10|ask|What kind of partner?|Reseller->b11|Agency->b12
    b11|prop|Partner type = reseller|b14
    b12|prop|Partner type = agency|b14
    b13|ask|Want our newsletter?|Yes please->b20|No thanks->b25
    b14|list|Add to segment Partners|b15
    b15|ask|What is your work email?|b16
    b16|if|Free mail address?|gmail, yahoo…->b17|Otherwise->b18
    b17|msg|We need a company address|b15
    b18|prop|Lifecycle = lead|b19
    b19|hook|Score the lead ??|b21
    b20|sub|Offer the newsletter|b25
    b21|if|Lead score|80 or more->b22|Otherwise->b23
    b22|team|Send to an account executive|b25
    b23|wf|Enroll in nurture workflow|b24
    b24|msg|We will be in touch by email|b25
    b25|msg|Thanks for stopping by!|END
    """)

  static let triage = parse(
    """
    c1|msg|Hello from Acme support|c2
    c2|if|Known contact?|Known->c3|Otherwise->c4
    c3|msg|Welcome back, {first name}|c7
    c4|ask|What is your name?|c5
    c5|ask|What is your email?|c6
    c6|prop|Set email and name|c7
    c7|ask|What can we help with?|Orders->c8|Billing->c20|Technical->c30|Account->c45|Something else->c52
    c8|ask|About your order|Where is it?->c9|Return it->c13|Damaged->c17
    c9|ask|Order number?|c10
    c10|hook|Look up the order|c11
    c11|if|Order found?|Found->c12|Otherwise->c9
    c12|msg|It arrives {eta}|c56
    c13|ask|Bought in last 30 days?|Yes->c14|No->c16
    c14|hook|Create a return label|c15
    c15|msg|Label sent to your inbox|c56
    c16|msg|Returns close after 30 days|c54
    c17|ask|Please send a photo|c18
    c18|ticket|Ticket: damaged goods|c19
    c19|msg|We will replace it|c56
    c20|ask|Billing question|Invoice->c21|Refund->c24|Change plan->c27
    c21|ask|Which month?|c22
    c22|hook|Fetch the invoice|c23
    c23|msg|Here is your invoice|c56
    c24|if|Paid in last 14 days?|Yes->c25|Otherwise->c26
    c25|ticket|Ticket: refund|c55
    c26|kb|Search: refund policy|c56
    c27|ask|Which plan?|Starter->c28|Growth->c28|Enterprise->c29
    c28|hook|Change the plan|c56
    c29|team|Send to account manager|END
    c30|ask|What is going wrong?|Cannot log in->c31|App crashes->c36|Slow->c40|Error code->c42
    c31|ask|Forgot your password?|Yes->c32|No->c33
    c32|hook|Send a reset link|c35
    c33|if|Account locked?|Locked->c34|Otherwise->c54
    c34|code|Unlock the account|c35
    c35|ask|Can you log in now?|Yes->c56|No->c54
    c36|ask|Which device?|iPhone->c37|Android->c38|Desktop->c39
    c37|kb|Search: iOS crash|c56
    c38|kb|Search: Android crash|c56
    c39|ticket|Ticket: desktop crash|c55
    c40|kb|Search: slow app|c41
    c41|ask|Did that help?|Yes->c56|No->c54
    c42|ask|Type the error code|c43
    c43|kb|Search: error code|c44
    c44|ask|Did the fix help?|Yes->c56|No->c54|Other code->c42
    c45|ask|Account question|Change email->c46|Close account->c48|Security->c51
    c46|ask|New email address?|c47
    c47|prop|Set email|c56
    c48|ask|Why are you leaving?|c49
    c49|ask|Offer: 2 months free?|Stay->c50|Close it->c54
    c50|wf|Enroll in win-back|c56
    c51|kb|Search: security|c56
    c52|ask|Tell us more|c53
    c53|kb|Search: free text|c54
    c54|if|Agents online?|Online->c58|Otherwise->c59
    c55|msg|Ticket number {id}|c56
    c56|ask|Anything else?|Yes->c7|No->c57
    c57|ask|How did we do?|c60
    c58|agent|Hand over to customer agent|END
    c59|ticket|Open a ticket|c55
    c60|msg|Thank you, goodbye|END
    """)

  static let kinds: [String: (icon: CanvasFlow.Icon, role: Role, name: String)] = [
    "msg": (.init("»", ascii: ">"), .iconConversation, "Message"),
    "ask": (.init("?"), .iconConversation, "Question"),
    "if": (.init("◆", basic: "*"), .iconLogic, "If/then"),
    "kb": (.init("≡", ascii: "k"), .iconService, "Knowledge base"),
    "ticket": (.init("#"), .iconService, "Submit ticket"),
    "agent": (.init("@"), .iconHandover, "Customer agent"),
    "team": (.init("&"), .iconHandover, "Team member"),
    "prop": (.init("="), .iconRecord, "Set property"),
    "hook": (.init("%"), .iconAutomation, "Webhook"),
    "meet": (.init("○", basic: "o"), .iconService, "Book meeting"),
    "list": (.init(":"), .iconRecord, "Add to segment"),
    "sub": (.init("¶", ascii: "s"), .iconMarketing, "Subscription"),
    "code": (.init("{"), .iconAutomation, "Code snippet"),
    "wf": (.init("~"), .iconAutomation, "Enroll in workflow"),
  ]

  static func parse(_ text: String) -> CanvasFlow {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
    var index: [String: Int] = [:]
    for (position, line) in lines.enumerated() { index[line[0]] = position }
    let actions = lines.map { line -> CanvasFlow.Action in
      guard let kind = kinds[line[1]] else { preconditionFailure("unknown kind \(line[1])") }
      var title = line[2]
      let errors = takeMark("!!", from: &title)
      let warnings = takeMark("??", from: &title)
      return CanvasFlow.Action(
        id: line[0], icon: kind.icon, iconRole: kind.role, kindName: kind.name, title: title, errors: errors,
        warnings: warnings, ports: line.dropFirst(3).map { port($0, index) })
    }
    return CanvasFlow(actions: actions, start: actions.isEmpty ? nil : 0, labels: .english)
  }

  private static func takeMark(_ mark: String, from title: inout String) -> Int {
    guard title.hasSuffix(" " + mark) else { return 0 }
    title.removeLast(mark.count + 1)
    return 1
  }

  private static func port(_ text: String, _ index: [String: Int]) -> CanvasFlow.Port {
    var rest = text[...]
    var label = ""
    var isJump = false
    for (arrow, jumps) in [("->", false), ("=>", true)] {
      if let place = rest.firstRange(of: arrow) {
        label = String(rest[..<place.lowerBound])
        rest = rest[place.upperBound...]
        isJump = jumps
      }
    }
    let target = String(rest)
    if target == "END" { return CanvasFlow.Port(label: label) }
    return CanvasFlow.Port(
      label: label, target: index[target], isJump: isJump, missing: index[target] == nil ? target : nil)
  }
}
