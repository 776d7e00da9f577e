// What the console says, in each of its languages. States, outcomes, reasons, roles and events go by their words in the API; steps
// of a number's history and kinds of problems by those behind "step-" and "problem-".

export const WORDS = {
  en: {
    // Logging in
    name: 'Account', password: 'Password', code: 'Code of the second factor, if you have one', logIn: 'Log in',
    newPassword: 'New password, 12 characters or more', oneTime: 'A one-time secret can only be used to set a password.',
    wrongLogIn: 'Name, password or code is wrong. An account with a second factor needs its current code. After five wrong'
      + ' attempts the account is locked for 15 minutes.',
    logOut: 'Log out', expired: 'Your session has ended. Log in again.', offline: 'The node does not respond. Try again in a moment.',
    // All pages
    find: 'Find a number or a subscriber', wholeDrawing: 'Open the drawing separately; point at a text to read all of it', spareLike: 'Spare numbers like', numbers: 'Numbers', number: 'Number', state: 'State',
    subscriber: 'Subscriber', destination: 'Destination', none: 'Nothing here yet.', more: 'More', all: 'all', save: 'Save',
    saved: 'Saved and in effect.', cancel: 'Cancel',
    reasonKept: 'Reason, kept with the change', from: 'from', until: 'until', template: 'Template',
    changed: 'Somebody else has just changed this number, so your changes were not saved. The page now shows the current values:'
      + ' check them, and make your change again if it is still needed.',
    youWanted: 'You entered:',
    // One number
    plan: 'Plan', settings: 'Settings', versions: 'Versions', calls: 'Calls', live: 'Live', history: 'History', suspend: 'Suspend',
    resume: 'Resume', noPlan: 'This number has no plan yet.', fullSize: 'Full size', fit: 'Fit to the page',
    drawing: 'Drawing of the call plan of number', nextVersion: 'next: version',
    // Settings
    forward: 'Where calls go', busy: 'When busy', noAnswer: 'When nobody answers', routeFailure: 'When unreachable', asBusy: 'as when busy', commas: 'separated by commas',
    limits: 'Limits', monthlyCalls: 'Calls per month', monthlyCost: 'Cost per month, yuan', concurrent: 'Concurrent calls',
    unlimited: 'no limit', whenCostUsed: 'When the cost limit is reached', refuse: 'refuse new calls', end: 'end calls in progress',
    positions: 'Switches', lists: 'Lists of callers', listHint: 'numbers, or prefixes followed by *', announcements: 'Announcements',
    pins: 'PINs', pinsHint: 'are set; new ones replace all of them', unchanged: 'Nothing was changed, so nothing was saved.',
    faulty: 'Not saved. The errors are shown next to the fields.',
    // Versions
    version: 'Version', made: 'Created', why: 'Reason', startAll: 'Start for all calls now', startShare: 'Start for some callers first',
    share: 'Percentage of callers', rollback: 'Roll back', callOff: 'Cancel version', compare: 'Compare with the version in service',
    confirmStart: 'All calls will use this version at once. Start it?', confirmRollback: 'Calls will use the previous plan again. Roll back?',
    confirmCallOff: 'The next version will be cancelled. Continue?', ways: 'Calls that are routed differently',
    same: 'The versions are identical.',
    // Calls, history
    when: 'When', caller: 'Caller', outcome: 'Outcome', seconds: 'Seconds', callerPays: 'Caller pays, yuan',
    subscriberPays: 'Subscriber pays, yuan', path: 'Call path', last: 'Called', liveNow: 'Current calls',
    noCalls: 'No calls yet.', waiting: 'Waiting for calls …',
    lost: 'The live connection was interrupted; reconnecting.', who: 'Changed by', step: 'Step',
    // States
    spare: 'spare', reserved: 'reserved', assigned: 'assigned', working: 'working', suspended: 'suspended',
    disconnected: 'disconnected', ageing: 'ageing', unavailable: 'unavailable', draft: 'draft', checked: 'checked',
    scheduled: 'scheduled', trial: 'trial', active: 'in service', old: 'old',
    // Roles
    administrator: 'administrator', desk: 'desk', engineer: 'engineer', auditor: 'auditor',
    'subscriber-administrator': 'subscriber administrator', 'subscriber-user': 'subscriber user',
    // Events, outcomes, reasons
    'call-offered': 'offered', 'call-sent': 'sent on', 'call-answered': 'talking', 'call-ended': 'ended',
    ANSWERED: 'answered', BUSY: 'busy', NO_ANSWER: 'no answer', ROUTE_FAILURE: 'unreachable', ABANDONED: 'abandoned',
    REFUSED: 'refused', FAILED: 'failed',
    COMPLETED: 'one side hung up', GOES_ON: 'call continues', DESTINATION_BUSY: 'all destinations busy',
    DESTINATION_NO_ANSWER: 'nobody answered', DESTINATION_UNREACHABLE: 'no destination reachable', CALLER_ABANDONED: 'the caller hung up',
    TIME_LIMIT: 'maximum duration reached', UNKNOWN_NUMBER: 'unknown number', NUMBER_NOT_IN_SERVICE: 'number not in service',
    NUMBER_NOT_YET_VALID: 'number not valid yet', NUMBER_EXPIRED: 'number no longer valid',
    WRONG_SERVICE_KEY: 'wrong service key',
    CALLER_NOT_ALLOWED: 'kind of line not allowed', CALLER_DENIED: 'caller on the deny list', CALLER_NOT_LISTED: 'caller not on the allow list',
    PIN_LOCKED: 'too many wrong PINs', TOO_MANY_CALLS: 'too many concurrent calls', TOO_MANY_CALLS_IN_PERIOD: 'too many calls in a period',
    MONTHLY_CALLS_USED: 'monthly calls used up', MONTHLY_COST_USED: 'monthly cost used up', COUNTER_SILENT: 'counter did not respond',
    NO_CREDIT: 'no credit', CREDIT_USED: 'credit used up', CREDIT_SILENT: 'credit could not be checked',
    DESTINATION_FORBIDDEN: 'destination forbidden', DESTINATION_LOOP: 'loop in the plan', PLAN_RELEASE: 'released by the plan',
    SWITCH_REFUSED: 'refused by the switch', SWITCH_ENDED_EARLY: 'ended early by the switch',
    SWITCH_OUT_OF_STEP: 'inconsistent state of the switch', SWITCH_ABORTED: 'aborted by the switch',
    LINK_LOST: 'link lost', SWITCH_LOST: 'switch lost', SWITCH_SILENT: 'switch not responding',
    NODE_STOPPED: 'node stopped', NODE_LOST: 'node lost', INTERNAL_ERROR: 'internal error of the node',
    // Steps
    'step-reserve': 'reserved', 'step-assign': 'assigned', 'step-activate': 'activated', 'step-suspend': 'suspended',
    'step-resume': 'resumed', 'step-disconnect': 'disconnected', 'step-reconnect': 'reconnected', 'step-age': 'ageing started',
    'step-free': 'ageing ended early', 'step-release': 'released', 'step-withdraw': 'withdrawn', 'step-restore': 'restored', 'step-load': 'loaded',
    'step-load-suspended': 'loaded', 'step-load-reserved': 'loaded', 'step-load-assigned': 'loaded', 'step-load-disconnected': 'loaded',
    'step-load-ageing': 'loaded', 'step-load-unavailable': 'loaded', 'step-expire': 'period ended', 'step-plan': 'plan changed',
    'step-start': 'version started', 'step-trial': 'trial started', 'step-schedule': 'version scheduled', 'step-due': 'scheduled version started',
    'step-call-off': 'version cancelled', 'step-rollback': 'rolled back', 'step-template': 'template applied', 'step-leave': 'detached from template',
    // Problems
    'problem-unreadable': 'The request cannot be read', 'problem-unknown-caller': 'You are not logged in',
    'problem-forbidden': 'Your account is not permitted to do this', 'problem-not-found': 'Not found', 'problem-against-rules': 'Not allowed by a rule',
    'problem-wrong-method': 'The node does not support this',
    'problem-calls-not-stored': 'This node does not list ended calls, because its setting records.in-store is off',
    'problem-changed': 'Changed by someone else in the meantime', 'problem-too-long': 'The content is too long',
    'problem-wrong-type': 'This type of request is not supported',
    'problem-faulty': 'The input has errors', 'problem-no-version': 'The version is not specified', 'problem-too-many': 'Too many requests; wait a moment',
    'problem-failed': 'The node failed', 'problem-busy': 'The node is temporarily unable to do it; try again',
  },
  zh: {
    // Logging in
    name: '账号', password: '密码', code: '动态验证码（如已启用）', logIn: '登录', newPassword: '新密码，至少 12 位',
    oneTime: '一次性口令只能用来设置密码。',
    wrongLogIn: '账号、密码或验证码有误。已启用动态验证码的账号须填写当前验证码。连续错误五次，账号将锁定一刻钟。',
    logOut: '退出', expired: '会话已结束，请重新登录。', offline: '节点没有响应，请稍后再试。',
    // All pages
    find: '查找号码或用户', wholeDrawing: '单独打开流程图；鼠标停留可查看全文', spareLike: '空闲号码：', numbers: '号码', number: '号码', state: '状态', subscriber: '用户', destination: '目的号码',
    none: '暂无内容。', more: '更多', all: '全部', save: '保存', saved: '已保存，立即生效。', cancel: '取消', reasonKept: '变更原因（将被记录）', from: '自',
    until: '至', template: '模板',
    changed: '该号码刚被他人修改，您的更改没有保存。现显示最新内容，请核对，如仍需要请重新更改。', youWanted: '您填写的内容：',
    // One number
    plan: '流程图', settings: '设置', versions: '版本', calls: '话单', live: '实时', history: '历史', suspend: '停机', resume: '复机',
    noPlan: '该号码尚无流程。', fullSize: '原始大小', fit: '适应页面', drawing: '呼叫流程图，号码', nextVersion: '待启用：版本',
    // Settings
    forward: '呼叫去向', busy: '遇忙转', noAnswer: '无应答转', routeFailure: '无法接通转', asBusy: '同遇忙转', commas: '多个号码用逗号分隔', limits: '限额', monthlyCalls: '每月呼叫次数',
    monthlyCost: '每月费用（元）', concurrent: '同时呼叫数', unlimited: '不限', whenCostUsed: '费用达到上限时', refuse: '拒绝新的呼叫',
    end: '结束进行中的呼叫', positions: '开关', lists: '主叫名单', listHint: '号码，或号码前缀加 *', announcements: '语音提示', pins: 'PIN 码',
    pinsHint: '个已设置；填写新的将全部替换', unchanged: '没有任何更改，未保存。', faulty: '没有保存，原因见各项旁的说明。',
    // Versions
    version: '版本', made: '创建时间', why: '原因', startAll: '立即对全部呼叫启用', startShare: '先对部分主叫启用', share: '主叫比例（%）',
    rollback: '回退', callOff: '取消版本', compare: '与使用中的版本比较', confirmStart: '全部呼叫将立即使用该版本，确定启用？',
    confirmRollback: '呼叫将恢复使用之前的流程，确定回退？', confirmCallOff: '待启用的版本将被取消，确定？', ways: '去向有变化的呼叫',
    same: '两个版本相同。',
    // Calls, history
    when: '时间', caller: '主叫', outcome: '结果', seconds: '秒', callerPays: '主叫付费（元）', subscriberPays: '用户付费（元）',
    path: '接续过程', last: '被叫', liveNow: '当前呼叫', noCalls: '暂无话单。节点的 records.in-store 为 true 时，话单在此列出。',
    waiting: '等待呼叫……', lost: '实时连接中断，正在重连。', who: '操作人', step: '操作',
    // States
    spare: '空闲', reserved: '预留', assigned: '已分配', working: '使用中', suspended: '已停机', disconnected: '已拆机', ageing: '冷冻',
    unavailable: '不可用', draft: '草稿', checked: '已检查', scheduled: '已预约', trial: '试用', active: '使用中', old: '历史',
    // Roles
    administrator: '管理员', desk: '营业', engineer: '工程师', auditor: '审计', 'subscriber-administrator': '用户管理员',
    'subscriber-user': '普通用户',
    // Events, outcomes, reasons
    'call-offered': '呼入', 'call-sent': '接续', 'call-answered': '通话中', 'call-ended': '已结束',
    ANSWERED: '应答', BUSY: '忙', NO_ANSWER: '无应答', ROUTE_FAILURE: '不可达', ABANDONED: '主叫放弃', REFUSED: '拒绝', FAILED: '失败',
    COMPLETED: '一方挂机', GOES_ON: '通话继续', DESTINATION_BUSY: '全部目的号码忙', DESTINATION_NO_ANSWER: '无人应答',
    DESTINATION_UNREACHABLE: '目的号码不可达', CALLER_ABANDONED: '主叫挂机', TIME_LIMIT: '达到最长通话时间', UNKNOWN_NUMBER: '空号',
    NUMBER_NOT_IN_SERVICE: '号码未开通', NUMBER_NOT_YET_VALID: '号码未到启用日期', NUMBER_EXPIRED: '号码已过有效期',
    WRONG_SERVICE_KEY: '业务键不符',
    CALLER_NOT_ALLOWED: '不允许此类主叫', CALLER_DENIED: '主叫在黑名单中', CALLER_NOT_LISTED: '主叫不在白名单中', PIN_LOCKED: 'PIN 码错误次数过多',
    TOO_MANY_CALLS: '同时呼叫数已满', TOO_MANY_CALLS_IN_PERIOD: '一段时间内呼叫过多', MONTHLY_CALLS_USED: '当月呼叫次数已用完',
    MONTHLY_COST_USED: '当月费用额度已用完', COUNTER_SILENT: '计数器无响应', NO_CREDIT: '余额不足', CREDIT_USED: '余额用尽',
    CREDIT_SILENT: '无法查询余额', DESTINATION_FORBIDDEN: '禁止的目的号码', DESTINATION_LOOP: '流程循环', PLAN_RELEASE: '按流程释放',
    SWITCH_REFUSED: '交换机拒绝', SWITCH_ENDED_EARLY: '交换机提前结束', SWITCH_OUT_OF_STEP: '交换机状态不一致', SWITCH_ABORTED: '交换机中止',
    LINK_LOST: '链路中断', SWITCH_LOST: '交换机失联',
    SWITCH_SILENT: '交换机无响应', NODE_STOPPED: '节点停止', NODE_LOST: '节点失联', INTERNAL_ERROR: '节点内部错误',
    // Steps
    'step-reserve': '预留', 'step-assign': '分配', 'step-activate': '开通', 'step-suspend': '停机', 'step-resume': '复机',
    'step-disconnect': '拆机', 'step-reconnect': '恢复', 'step-age': '开始冷冻', 'step-free': '提前解冻', 'step-release': '释放',
    'step-withdraw': '停用', 'step-restore': '重新启用', 'step-load': '导入', 'step-load-suspended': '导入', 'step-load-reserved': '导入',
    'step-load-assigned': '导入', 'step-load-disconnected': '导入', 'step-load-ageing': '导入', 'step-load-unavailable': '导入',
    'step-expire': '到期', 'step-plan': '修改流程', 'step-start': '启用版本', 'step-trial': '开始试用', 'step-schedule': '预约版本',
    'step-due': '预约版本生效', 'step-call-off': '取消版本', 'step-rollback': '回退', 'step-template': '使用模板', 'step-leave': '脱离模板',
    // Problems
    'problem-unreadable': '无法识别该请求', 'problem-unknown-caller': '尚未登录', 'problem-forbidden': '您的账号无权进行此操作',
    'problem-not-found': '不存在', 'problem-against-rules': '规则不允许', 'problem-wrong-method': '节点不支持此操作',
    'problem-calls-not-stored': '本节点的 records.in-store 未开启，因此不列出话单', 'problem-changed': '内容刚被他人修改', 'problem-too-long': '内容过长',
    'problem-wrong-type': '不支持该请求类型', 'problem-faulty': '填写的内容有误', 'problem-no-version': '未指明版本',
    'problem-too-many': '请求过多，请稍候', 'problem-failed': '节点处理失败', 'problem-busy': '节点暂时无法处理，请稍后再试',
  },
};
