import OrderedCollections

/// Checks a chatflow against all rules.
public enum Checks {
  /// Everything that is found and not ignored: first about the settings, then action by action in file order.
  public static func run(
    _ flow: Chatflow, workspace: Workspace = Workspace(), files: KnownFiles = [:]
  ) -> [Finding] {
    judge(flow, workspace: workspace, files: files).findings
  }

  /// Everything that is found, what is ignored among it: first about the settings, then action by action in file order.
  public static func judge(
    _ flow: Chatflow, workspace: Workspace = Workspace(), files: KnownFiles = [:]
  ) -> Told {
    var checks = KeptChecks()
    return checks.judge(flow, workspace: workspace, files: files)
  }

  /// What is found in an action looked at alone. It stays the same until the action or the workspace changes.
  public static func action(_ action: Action, workspace: Workspace, files: KnownFiles = [:]) -> [Finding] {
    name(of: action) + fields(of: action, workspace: workspace, files: files)
  }

  /// What is found in an action's name looked at alone.
  public static func name(of action: Action) -> [Finding] {
    action.defect == nil ? findings(in: action.name, of: action.id) : []
  }

  /// What is found in all of an action but its name, on which it does not depend.
  public static func fields(of action: Action, workspace: Workspace, files: KnownFiles = [:]) -> [Finding] {
    if action.defect != nil { return BrokenAction().findings(action) }
    return findings(in: CheckedForm(action, workspace: workspace, files: files))
  }

  /// What is found in the settings of the chatflow.
  public static func settings(of flow: Chatflow, workspace: Workspace, files: KnownFiles = [:]) -> [Finding] {
    let found =
      findings(in: flow.name, of: nil) + findings(in: CheckedForm(settingsOf: flow, workspace: workspace, files: files))
    return known(found, flow.unread, flow.values, ChatflowSettings.fields)
  }

  /// What is found in the settings that the chatflows of a folder share; without today's date no day is found to be over.
  public static func settings(
    of workspace: Workspace, files: KnownFiles = [:], today: CalendarDay? = nil
  ) -> [Finding] {
    let found = findings(in: CheckedForm(settingsOf: workspace, files: files, today: today))
    return known(found, workspace.unread, workspace.values, WorkspaceSettings.fields)
  }

  /// What is found in the situation in which something is tried out, as the first one of a workspace.
  public static func situation(_ entry: FieldValues, in workspace: Workspace) -> [Finding] {
    SituationUnreadable().findings(in: entry, at: 0, of: workspace)
  }

  /// The findings that are about what could be read: what another line says is not known, and that line is what is wrong.
  private static func known(_ found: [Finding], _ unread: Unread, _ values: FieldValues, _ fields: [Field]) -> [Finding]
  {
    unread.isEmpty ? found : found.filter { !unread.covers($0.place, in: values, fields) }
  }

  /// What is found only by looking at all actions.
  public static func whole(_ flow: Chatflow, workspace: Workspace) -> [Finding] {
    names(flow) + connections(FlowConnections(flow, workspace: workspace), in: flow)
  }

  /// What is found by looking at the names of all actions.
  public static func names(_ flow: Chatflow) -> [Finding] {
    let names = FoldedNames(flow)
    return names.shared.sorted().flatMap { self.names(flow, among: names.actions(named: $0)) }
  }

  /// What is found among actions that have the same name, in file order.
  public static func names(_ flow: Chatflow, among same: Set<ActionID>) -> [Finding] {
    namesRules.flatMap { $0.findings(in: flow, among: same) }
  }

  /// What is found by looking at what leads where, and at which values are named where; it depends on no other text.
  public static func connections(_ links: FlowConnections, in flow: Chatflow) -> [Finding] {
    let flow = CheckedFlow(links, ids: flow.actions.keys, isStartUnread: flow.unread["start"] != nil)
    return flowRules.flatMap { $0.findings(in: flow) }
  }

  /// What is found only by looking at all chatflows of a folder, rule by rule. What is found in each of them by itself, and
  /// in the workspace, is not among it.
  ///
  /// The chatflows are given in order of priority, the highest first, as `ChatflowFolder.order` puts their files; of files
  /// that could not be read only the names without the ending are told, so that they are not taken for gone.
  public static func folder(
    _ chatflows: [FiledChatflow], unreadable stems: [String] = [], workspace: Workspace
  ) -> [FolderFinding] {
    let folder = CheckedFolder(
      chatflows: chatflows, stems: Set(stems).union(chatflows.map(\.stem)), workspace: workspace)
    let found = folderRules.flatMap { $0.findings(in: folder) }
    let flows = Dictionary(chatflows.map { ($0.file, $0.flow) }) { first, _ in first }
    return found.filter { found in
      let values = found.file.flatMap { flows[$0]?.values }
      return values?.ignored.contains { $0.rule == found.finding.rule && $0.reason.isReason } != true
    }
  }

  /// The names of all rules.
  public static var rules: [RuleID] { ruled.keys.elements }

  /// How bad it is where a rule is broken; nil if there is no such rule.
  public static func severity(of rule: RuleID) -> Finding.Severity? { ruled[rule]?.severity }

  /// What mends a finding, made from the chatflow and the workspace in which it was found; nil where only the author can
  /// say what was meant.
  public static func fix(of finding: Finding, in flow: Chatflow, workspace: Workspace = Workspace()) -> Fix? {
    (ruled[finding.rule] as? any MendingRule)?.fix(finding, in: flow, workspace)
  }

  /// Whether a rule may know what mends what it finds.
  public static func canMend(_ rule: RuleID) -> Bool { ruled[rule] is any MendingRule }

  /// The rule with a name.
  static func rule(_ id: RuleID) -> (any Rule)? { ruled[id] }

  /// All rules by their names.
  private static let ruled: OrderedDictionary<RuleID, any Rule> = {
    // One by one: to make an array of rules of one of form rules is done at run time, and takes a fifth of a start.
    var all: OrderedDictionary<RuleID, any Rule> = [:]
    func add(_ rule: any Rule) { if all[rule.id] == nil { all[rule.id] = rule } }
    add(BrokenAction())
    add(IgnoreUnused())
    for rule in nameRules { add(rule) }
    for rule in formRules { add(rule) }
    for rule in namesRules { add(rule) }
    for rule in flowRules { add(rule) }
    for rule in folderRules { add(rule) }
    return all
  }()

  private static func findings(in name: String, of action: ActionID?) -> [Finding] {
    nameRules.flatMap { $0.findings(in: name, of: action) }
  }

  private static func findings(in form: CheckedForm) -> [Finding] {
    var found: [Finding] = []
    for (index, parts) in parts.enumerated() where !parts.isDisjoint(with: form.parts) {
      let new = formRules[index].findings(in: form)
      // To add nothing to nothing makes a new array each time.
      if !new.isEmpty { found += new }
    }
    return found
  }

  static let nameRules: [any NameRule] = [NameMissing(), NameTooLong()]

  static let formRules: [any FormRule] = [
    FieldRequired(),
    TextTooLong(),
    TooManyEntries(),
    EntryTooLong(),
    EntryTwice(),
    TooManyAttachments(),
    AttachmentOutside(),
    FileMissing(),
    FileTooLarge(),
    LinkRefused(),
    TokenWithoutFallback(),
    FallbackTooLong(),
    NoWayToAnswer(),
    ReplyEmpty(),
    ReplyTooLong(),
    ReplyTwice(),
    ReplyNotReadable(),
    SeveralAnswersLeadApart(),
    TooManyBranches(),
    ConditionMissing(),
    ConditionUnreadable(),
    ConditionType(),
    OptionUnknown(),
    ConditionsExclude(),
    BranchTaken(),
    AlwaysMatches(),
    ResponseWithoutQuestion(),
    RecipientUnknown(),
    ReferenceUnknown(),
    StatusUnknown(),
    PropertyUnknown(),
    ValueNotAnOption(),
    ValueUnreadable(),
    AddressNotHTTPS(),
    HoursNotSet(),
    HoursUnreadable(),
    DateUnreadable(),
    DateTwice(),
    DatesReversed(),
    DatesPast(),
    HoursOverlap(),
    HoursNeverOpen(),
    HandoffConflict(),
    NeverShown(),
    RegularExpression(),
    TimeZoneMissing(),
    SituationUnreadable(),
    IDTaken(),
    IgnoreUnknown(),
    IgnoreWithoutReason(),
    SeveralAnswersOneKept(),
    RuntimeUnsupported(),
    IDConfusable(),
  ]

  /// What each rule of forms looks at: kept, as of most that is enough to know that they need not be asked.
  private static let parts = formRules.map(\.looksAt)

  static let namesRules: [any NamesRule] = [NameTaken()]

  static let flowRules: [any FlowRule] = [
    StartMissing(),
    TooManyActions(),
    TargetMissing(),
    Unreachable(),
    NeverRuns(),
    EndlessLoop(),
    NoQuestionYet(),
    AnswerUnknown(),
    NotKnownYet(),
    TokenWithoutFallback(),
    ResponseBeforeAnyQuestion(),
    ClosedLeadsNowhere(),
    SilentEnd(),
    NeverEnds(),
    NoWayToHuman(),
    ActionNameUnknown(),
    IDConfusable(),
  ]

  static let folderRules: [any FolderRule] = [ChatflowNameTaken(), PriorityUnknown(), ShownByAnother()]
}
