// What the console says, in each of its languages. States, outcomes, reasons, roles and events go by their words in the API; steps
// of a number's history and kinds of problems by those behind "step-" and "problem-".

export const WORDS = {
  en: {
    // Logging in
    name: 'Account', password: 'Password', code: 'Code of the second factor, if you have one', logIn: 'Log in',
    newPassword: 'New password, 12 characters or more', oneTime: 'This secret is good for one thing: setting a password.',
    wrongLogIn: 'Name, password or code is wrong. Who has a second factor needs its code of this moment. After five wrong ones an'
      + ' account is locked for a quarter of an hour.',
    logOut: 'Log out', expired: 'Your session is over. Log in again.', offline: 'The node does not answer. Try again in a moment.',
    // All pages
    find: 'Find a number or a subscriber', wholeDrawing: 'Open the drawing by itself; point at a text to read all of it', spareLike: 'Spare numbers like', numbers: 'Numbers', number: 'Number', state: 'State',
    subscriber: 'Subscriber', destination: 'Destination', none: 'Nothing here yet.', more: 'More', all: 'all', save: 'Save', saved: 'Saved. Calls go by it now.', cancel: 'Cancel',
    reasonKept: 'Reason, kept with the change', from: 'from', until: 'until', template: 'Template',
    changed: 'Somebody else changed this number meanwhile, so nothing of yours was saved. What you see now is how it stands: look at'
      + ' it, and make your change again if it is still right.',
    youWanted: 'What you had entered:',
    // One number
    plan: 'Plan', settings: 'Settings', versions: 'Versions', calls: 'Calls', live: 'Live', history: 'History', suspend: 'Suspend',
    resume: 'Resume', noPlan: 'It has no plan yet.', fullSize: 'Full size', fit: 'Fit to the page',
    drawing: 'Drawing of the call plan of number', nextVersion: 'next: version',
    // Settings
    forward: 'Where calls go', busy: 'When busy', noAnswer: 'When nobody answers', routeFailure: 'When unreachable', asBusy: 'as when busy', commas: 'with commas between',
    limits: 'Limits', monthlyCalls: 'Calls in a month', monthlyCost: 'Cost in a month, yuan', concurrent: 'Calls at one time',
    unlimited: 'no limit', whenCostUsed: 'When the cost is reached', refuse: 'refuse the next call', end: 'end calls in progress',
    positions: 'Switches', lists: 'Lists of callers', listHint: 'numbers, or beginnings with * behind', announcements: 'Greetings',
    pins: 'PINs', pinsHint: 'are kept; new ones take their place', unchanged: 'Nothing was changed, so nothing was saved.',
    faulty: 'Not saved. What is wrong stands beside it.',
    // Versions
    version: 'Version', made: 'Made', why: 'Why', startAll: 'For all calls now', startShare: 'For a share of callers',
    share: 'Share of callers, percent', rollback: 'Roll back', callOff: 'Call off', compare: 'Compare with what is in service',
    confirmStart: 'All calls go by this version at once. Start it?', confirmRollback: 'Calls go by the plan before again. Roll back?',
    confirmCallOff: 'The version that is to follow is called off. Go on?', ways: 'Calls that go another way', same: 'They are the same.',
    // Calls, history
    when: 'When', caller: 'Caller', outcome: 'Outcome', seconds: 'Seconds', callerPays: 'Caller pays, yuan',
    subscriberPays: 'Subscriber pays, yuan', path: 'Why it went there', last: 'Called', liveNow: 'Calls at this moment',
    noCalls: 'No calls yet.', waiting: 'Waiting for calls …',
    lost: 'The feed broke off; it is tried again.', who: 'Who', step: 'Step',
    // States
    spare: 'spare', reserved: 'reserved', assigned: 'assigned', working: 'working', suspended: 'suspended',
    disconnected: 'disconnected', ageing: 'ageing', unavailable: 'unavailable', draft: 'draft', checked: 'checked',
    scheduled: 'scheduled', trial: 'trial', active: 'in service', old: 'old',
    // Roles
    administrator: 'administrator', desk: 'desk', engineer: 'engineer', auditor: 'auditor',
    'subscriber-administrator': 'subscriber\'s administrator', 'subscriber-user': 'subscriber\'s user',
    // Events, outcomes, reasons
    'call-offered': 'offered', 'call-sent': 'sent on', 'call-answered': 'talking', 'call-ended': 'ended',
    ANSWERED: 'answered', BUSY: 'busy', NO_ANSWER: 'no answer', ROUTE_FAILURE: 'out of reach', ABANDONED: 'given up',
    REFUSED: 'refused', FAILED: 'failed',
    COMPLETED: 'one side hung up', GOES_ON: 'goes on', DESTINATION_BUSY: 'all destinations busy',
    DESTINATION_NO_ANSWER: 'nobody answered', DESTINATION_UNREACHABLE: 'no destination in reach', CALLER_ABANDONED: 'the caller hung up',
    TIME_LIMIT: 'longest conversation over', UNKNOWN_NUMBER: 'unknown number', NUMBER_NOT_IN_SERVICE: 'number not in service',
    NUMBER_NOT_YET_VALID: 'number not valid yet', NUMBER_EXPIRED: 'number no longer valid',
    WRONG_SERVICE_KEY: 'wrong service key',
    CALLER_NOT_ALLOWED: 'kind of line not allowed', CALLER_DENIED: 'caller on the deny list', CALLER_NOT_LISTED: 'caller not on the allow list',
    PIN_LOCKED: 'too many wrong PINs', TOO_MANY_CALLS: 'too many calls at one time', TOO_MANY_CALLS_IN_PERIOD: 'too many calls in a period',
    MONTHLY_CALLS_USED: 'calls of the month used', MONTHLY_COST_USED: 'cost of the month used', COUNTER_SILENT: 'a counter did not answer',
    NO_CREDIT: 'no credit', CREDIT_USED: 'credit used', CREDIT_SILENT: 'nobody said whether there is credit',
    DESTINATION_FORBIDDEN: 'destination forbidden', DESTINATION_LOOP: 'plan leads in a circle', PLAN_RELEASE: 'ended by the plan',
    SWITCH_REFUSED: 'the switch refused', SWITCH_ENDED_EARLY: 'the switch ended it early',
    SWITCH_OUT_OF_STEP: 'the switch was out of step', SWITCH_ABORTED: 'switch aborted',
    LINK_LOST: 'link lost', SWITCH_LOST: 'switch lost', SWITCH_SILENT: 'switch silent',
    NODE_STOPPED: 'node stopped', NODE_LOST: 'node lost', INTERNAL_ERROR: 'fault of the node',
    // Steps
    'step-reserve': 'reserved', 'step-assign': 'assigned', 'step-activate': 'activated', 'step-suspend': 'suspended',
    'step-resume': 'resumed', 'step-disconnect': 'disconnected', 'step-reconnect': 'reconnected', 'step-age': 'laid to rest',
    'step-free': 'freed', 'step-release': 'released', 'step-withdraw': 'withdrawn', 'step-restore': 'restored', 'step-load': 'loaded',
    'step-load-suspended': 'loaded', 'step-load-reserved': 'loaded', 'step-load-assigned': 'loaded', 'step-load-disconnected': 'loaded',
    'step-load-ageing': 'loaded', 'step-load-unavailable': 'loaded', 'step-expire': 'time was over', 'step-plan': 'plan changed',
    'step-start': 'version started', 'step-trial': 'version on trial', 'step-schedule': 'version scheduled', 'step-due': 'scheduled version started',
    'step-call-off': 'version called off', 'step-rollback': 'rolled back', 'step-template': 'plan of a template', 'step-leave': 'parted from its template',
    // Problems
    'problem-unreadable': 'The request cannot be read', 'problem-unknown-caller': 'You are not logged in',
    'problem-forbidden': 'Your account may not do this', 'problem-not-found': 'There is no such thing', 'problem-against-rules': 'A rule forbids it',
    'problem-wrong-method': 'The node does not do this',
    'problem-calls-not-stored': 'This node does not list ended calls, because its setting records.in-store is off',
    'problem-changed': 'It was changed meanwhile', 'problem-too-long': 'This is too long', 'problem-wrong-type': 'The request is of a wrong type',
    'problem-faulty': 'What was entered has faults', 'problem-no-version': 'The version is not named', 'problem-too-many': 'Too many requests; wait a little',
    'problem-failed': 'The node failed at it', 'problem-busy': 'The node cannot do it now; try again',
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
    changed: '该号码刚被他人修改，您的更改没有保存。现显示最新内容，请核对后如仍需要再重新更改。', youWanted: '您刚才填写的内容：',
    // One number
    plan: '流程图', settings: '设置', versions: '版本', calls: '话单', live: '实时', history: '历史', suspend: '停机', resume: '复机',
    noPlan: '尚无流程。', fullSize: '原始大小', fit: '适应页面', drawing: '呼叫流程图，号码', nextVersion: '待启用：版本',
    // Settings
    forward: '呼叫去向', busy: '遇忙转', noAnswer: '无应答转', routeFailure: '无法接通转', asBusy: '同遇忙转', commas: '多个号码用逗号分隔', limits: '限额', monthlyCalls: '每月呼叫次数',
    monthlyCost: '每月费用（元）', concurrent: '同时呼叫数', unlimited: '不限', whenCostUsed: '费用达到上限时', refuse: '拒绝新的呼叫',
    end: '结束进行中的呼叫', positions: '开关', lists: '主叫名单', listHint: '号码，或号码开头加 *', announcements: '提示音', pins: 'PIN 码',
    pinsHint: '个已设置；填写新的将全部替换', unchanged: '没有任何更改，未保存。', faulty: '没有保存，原因见各项旁的说明。',
    // Versions
    version: '版本', made: '创建时间', why: '原因', startAll: '立即对全部呼叫启用', startShare: '先对部分主叫启用', share: '主叫比例（%）',
    rollback: '回退', callOff: '取消启用', compare: '与使用中的版本比较', confirmStart: '全部呼叫将立即使用该版本，确定启用？',
    confirmRollback: '呼叫将恢复使用之前的流程，确定回退？', confirmCallOff: '待启用的版本将被取消，确定？', ways: '去向有变化的呼叫',
    same: '两者相同。',
    // Calls, history
    when: '时间', caller: '主叫', outcome: '结果', seconds: '秒', callerPays: '主叫付费（元）', subscriberPays: '用户付费（元）',
    path: '为何如此接续', last: '被叫', liveNow: '当前呼叫', noCalls: '暂无话单。',
    waiting: '等待呼叫……', lost: '实时连接中断，正在重连。', who: '操作人', step: '操作',
    // States
    spare: '空闲', reserved: '预留', assigned: '已分配', working: '使用中', suspended: '已停机', disconnected: '已拆机', ageing: '冷冻',
    unavailable: '不可用', draft: '草稿', checked: '已检查', scheduled: '已预约', trial: '试用', active: '使用中', old: '历史',
    // Roles
    administrator: '管理员', desk: '营业', engineer: '工程师', auditor: '审计', 'subscriber-administrator': '用户管理员',
    'subscriber-user': '用户',
    // Events, outcomes, reasons
    'call-offered': '呼入', 'call-sent': '接续', 'call-answered': '通话中', 'call-ended': '已结束',
    ANSWERED: '应答', BUSY: '忙', NO_ANSWER: '无应答', ROUTE_FAILURE: '不可达', ABANDONED: '主叫放弃', REFUSED: '拒绝', FAILED: '失败',
    COMPLETED: '一方挂机', GOES_ON: '通话继续', DESTINATION_BUSY: '全部目的号码忙', DESTINATION_NO_ANSWER: '无人应答',
    DESTINATION_UNREACHABLE: '目的号码不可达', CALLER_ABANDONED: '主叫挂机', TIME_LIMIT: '达到最长通话时间', UNKNOWN_NUMBER: '空号',
    NUMBER_NOT_IN_SERVICE: '号码未开通', NUMBER_NOT_YET_VALID: '号码未到启用日期', NUMBER_EXPIRED: '号码已过有效期',
    WRONG_SERVICE_KEY: '业务键不符',
    CALLER_NOT_ALLOWED: '不允许此类主叫', CALLER_DENIED: '主叫在黑名单中', CALLER_NOT_LISTED: '主叫不在白名单中', PIN_LOCKED: 'PIN 码错误次数过多',
    TOO_MANY_CALLS: '同时呼叫数已满', TOO_MANY_CALLS_IN_PERIOD: '一段时间内呼叫过多', MONTHLY_CALLS_USED: '当月呼叫次数已用完',
    MONTHLY_COST_USED: '当月费用已用完', COUNTER_SILENT: '计数器无响应', NO_CREDIT: '余额不足', CREDIT_USED: '余额用尽',
    CREDIT_SILENT: '无法查询余额', DESTINATION_FORBIDDEN: '禁止的目的号码', DESTINATION_LOOP: '流程循环', PLAN_RELEASE: '按流程释放',
    SWITCH_REFUSED: '交换机拒绝', SWITCH_ENDED_EARLY: '交换机提前结束', SWITCH_OUT_OF_STEP: '交换机状态不一致', SWITCH_ABORTED: '交换机中止',
    LINK_LOST: '链路中断', SWITCH_LOST: '交换机失联',
    SWITCH_SILENT: '交换机无响应', NODE_STOPPED: '节点停止', NODE_LOST: '节点失联', INTERNAL_ERROR: '节点内部错误',
    // Steps
    'step-reserve': '预留', 'step-assign': '分配', 'step-activate': '开通', 'step-suspend': '停机', 'step-resume': '复机',
    'step-disconnect': '拆机', 'step-reconnect': '恢复', 'step-age': '冷冻', 'step-free': '解冻', 'step-release': '释放',
    'step-withdraw': '停用', 'step-restore': '重新启用', 'step-load': '导入', 'step-load-suspended': '导入', 'step-load-reserved': '导入',
    'step-load-assigned': '导入', 'step-load-disconnected': '导入', 'step-load-ageing': '导入', 'step-load-unavailable': '导入',
    'step-expire': '到期', 'step-plan': '修改流程', 'step-start': '启用版本', 'step-trial': '试用版本', 'step-schedule': '预约版本',
    'step-due': '预约版本生效', 'step-call-off': '取消启用', 'step-rollback': '回退', 'step-template': '使用模板', 'step-leave': '脱离模板',
    // Problems
    'problem-unreadable': '无法识别该请求', 'problem-unknown-caller': '尚未登录', 'problem-forbidden': '您的账号无权进行此操作',
    'problem-not-found': '不存在', 'problem-against-rules': '规则不允许', 'problem-wrong-method': '节点不支持此操作',
    'problem-calls-not-stored': '本节点的 records.in-store 未开启，因此不列出话单', 'problem-changed': '内容已被他人修改', 'problem-too-long': '内容过长',
    'problem-wrong-type': '请求类型有误', 'problem-faulty': '填写的内容有误', 'problem-no-version': '未指明版本',
    'problem-too-many': '请求过多，请稍候', 'problem-failed': '节点处理失败', 'problem-busy': '节点暂时无法处理，请稍后再试',
  },
};
