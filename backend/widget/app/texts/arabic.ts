import type { Texts } from './english.ts';

/** Arabic counts in six forms. */
const plural = new Intl.PluralRules('ar');
function count(number: number, forms: { one: string; two: string; few: string; many: string }): string {
  const form = plural.select(number);
  if (form === 'one') return forms.one;
  if (form === 'two') return forms.two;
  return `${number} ${form === 'few' ? forms.few : forms.many}`;
}

export const texts: Texts = {
  panel: (chatbot) => `محادثة مع ${chatbot}`,
  panelUnnamed: 'محادثة',
  automated: 'آلي',
  automatedAssistant: 'مساعد آلي',
  liveAgent: 'موظف مباشر',
  waitingForPerson: 'في انتظار موظف',
  openChat: 'فتح المحادثة',
  closeChat: 'إغلاق المحادثة',
  openUnread: (number) =>
    `فتح المحادثة، ${count(number, { one: 'رسالة غير مقروءة', two: 'رسالتان غير مقروءتين', few: 'رسائل غير مقروءة', many: 'رسالة غير مقروءة' })}`,
  minimise: 'تصغير المحادثة',
  menu: 'خيارات أخرى',
  endConversation: 'إنهاء المحادثة',
  confirmEnd: 'هل تريد إنهاء هذه المحادثة؟',
  confirmEndDetail: 'يمكنك بدء محادثة جديدة في أي وقت.',
  keepChatting: 'متابعة المحادثة',

  thread: 'المحادثة',
  today: 'اليوم',
  yesterday: 'أمس',
  you: 'أنت',
  said: (name) => `${name}:`,
  typing: (name) => `${name} يكتب`,
  jumpToLatest: 'الانتقال إلى الأحدث',
  newMessages: 'رسائل جديدة',
  loadingOlder: 'جارٍ تحميل الرسائل السابقة…',

  message: 'رسالة',
  placeholder: 'اكتب رسالة…',
  send: 'إرسال',
  charactersLeft: (number) => `المتبقي ${number}`,
  sent: 'أُرسلت',
  sending: 'جارٍ الإرسال…',
  notSentYet: 'لم تُرسل بعد. ما زلنا نحاول.',
  retry: 'حاول مرة أخرى',
  discard: 'حذف',

  requestAgent: 'طلب موظف مباشر',
  talkToPerson: 'التحدث إلى موظف',
  requestIntro: 'أخبرنا من أنت، إن أردت.',
  name: 'اسمك',
  email: 'البريد الإلكتروني',
  optional: 'اختياري',
  cancel: 'إلغاء',
  save: 'حفظ',
  saved: 'شكرًا، لقد نقلنا ذلك.',
  offline: 'فريقنا غير متصل حاليًا',
  nobodyHere: 'لا أحد على مكتبه الآن.',
  backAt: (when) => `سنعود في الساعة ${when}`,
  backOn: (when) => `سنعود ${when}`,
  closesIn: (minutes) => `نغلق خلال ${count(minutes, { one: 'دقيقة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة' })}`,
  leaveMessage: 'اترك رسالة',
  contactIntro: 'سنرد عليك بالبريد الإلكتروني.',
  yourMessage: 'رسالتك',
  sendMessage: 'إرسال الرسالة',
  contactSent: 'شكرًا، وصلتنا رسالتك. سنرد عليك بالبريد الإلكتروني.',
  writeAnother: 'كتابة رسالة أخرى',
  asking: 'جارٍ الطلب…',
  askingOffline: 'يبدو أنك غير متصل. سنطلب ذلك فور عودتك.',
  finding: 'نبحث عن موظف لك',
  position: (position) => {
    const ahead = position - 1;
    if (ahead === 0) return 'دورك هو التالي';
    return `${count(ahead, { one: 'شخص واحد', two: 'شخصان', few: 'أشخاص', many: 'شخصًا' })} قبلك`;
  },
  nobodyOnline: 'لا أحد على مكتبه الآن. يبقى طلبك في دوره.',
  cancelRequest: 'إلغاء الطلب',
  addDetails: 'أضف اسمك أو بريدك الإلكتروني',

  rate: 'كيف كانت هذه المحادثة؟',
  stars: (number) => count(number, { one: 'نجمة واحدة', two: 'نجمتان', few: 'نجوم', many: 'نجمة' }),
  comment: 'هل تود إضافة شيء؟',
  sendRating: 'إرسال التقييم',
  rated: 'شكرًا على تقييمك.',
  transcript: 'تنزيل نص المحادثة',
  mailTranscript: 'إرسال نص المحادثة بالبريد الإلكتروني',
  transcriptMailed: 'إنه في الطريق. تحقق من بريدك.',
  soundOff: 'إيقاف الصوت',
  soundOn: 'تشغيل الصوت',
  suggestions: 'اقتراحات',
  agree: 'أوافق وأتابع',

  ended: 'انتهت المحادثة',
  startNew: 'بدء محادثة جديدة',

  connecting: 'جارٍ الاتصال…',
  unreachable: 'لا يمكن الوصول إلى المحادثة الآن. ما زلنا نحاول.',
  reconnecting: 'جارٍ إعادة الاتصال… سيُرسل ما تكتبه فور عودتك.',
  incompatible: 'تم تحديث المحادثة. يُرجى إعادة تحميل هذه الصفحة.',
  reload: 'إعادة تحميل الصفحة',
  refused: 'هذه المحادثة غير متاحة في الوقت الحالي.',

  askedForPerson: 'لقد طلبت التحدث إلى موظف',
  bringingPerson: 'نحضر لك موظفًا',
  joined: (name) => `انضم ${name} إلى المحادثة`,
  completed: (name) => `أنهى ${name} هذه المحادثة`,
  cancelled: 'أُلغي الطلب',
  expired: 'لم يتمكن أحد من استلام طلبك في الوقت المناسب',
  passedOn: 'يتم تحويلك إلى زميل آخر',
  agentLeft: 'اضطر الموظف إلى المغادرة. نبحث لك عن شخص آخر.',

  refusedEnded: 'لم تُرسل: انتهت تلك المحادثة.',
  refusedText: 'لم تُرسل: لا يمكن إرسال هذا النص.',
  refusedUnknown: 'لم تُرسل: يجب أن يعرّفنا هذا الموقع بك أولًا.',
  refusedOther: 'لم تُرسل.',
  checkEmail: 'يُرجى التحقق من البريد الإلكتروني.',
  checkName: 'يُرجى التحقق من الاسم.',
  checkMessage: 'يُرجى كتابة رسالة.',
  checkAgain: 'لم ينجح ذلك. يُرجى المحاولة مرة أخرى.',
};
