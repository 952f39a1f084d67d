extension English {
  /// The kinds of the category *Automation* and their fields.
  static let automation: WordList = [
    "action.enroll-in-workflow.label": "Enroll in workflow",
    "action.enroll-in-workflow.card": "Enroll in workflow",
    "action.enroll-in-workflow.does": "Starts a workflow for the visitor's contact.",
    "action.enroll-in-workflow.visitor": "Nothing.",
    "action.enroll-in-workflow.synonyms": "automation sequence nurture start campaign trigger",
    "field.enroll-in-workflow.workflow.label": "Workflow",
    "field.enroll-in-workflow.workflow.help": "One for contacts that is switched on.",

    "action.webhook.label": "Trigger a webhook",
    "action.webhook.card": "Webhook",
    "action.webhook.does": "Sends what is known of the conversation to an address of yours.",
    "action.webhook.visitor": "Nothing, unless the answer holds a message.",
    "action.webhook.synonyms": "api http request call integration send external",
    "field.webhook.url.label": "Webhook URL",
    "field.webhook.url.help": "An https address. It gets a POST with the conversation as JSON.",
    "field.webhook.wait-for-response.label": "Wait for webhook feedback",
    "field.webhook.timeout.label": "Time-out",
    "field.webhook.payload.label": "Custom payload",

    "action.code-snippet.label": "Run a code snippet",
    "action.code-snippet.card": "Code snippet",
    "action.code-snippet.does": "Runs a function of yours, which may answer and choose the next action.",
    "action.code-snippet.visitor": "Nothing, unless the function answers.",
    "action.code-snippet.synonyms": "javascript node script function program developer lambda",
    "field.code-snippet.runtime.label": "Runtime",
    "field.code-snippet.runtime.nodejs24": "Node.js 24 (recommended)",
    "field.code-snippet.runtime.nodejs20": "Node.js 20, until 31 August 2026",
    "field.code-snippet.runtime.nodejs18": "Node.js 18, until 31 August 2026",
    "field.code-snippet.code.label": "Code",
    "field.code-snippet.code.placeholder": "exports.main = (event, callback) => {",
    "field.code-snippet.code.help": "It may take 20 seconds and 128 MB. It is never run here.",
  ]
}
