"""Reference data: the words around a name that tell that it is one."""

from services_db.interests.tokens import word_set

TITLES = word_set("mr mrs ms miss dr prof")
MISSES = word_set("i we you they to he she dont really do will would still also always might")
CALLED = word_set("called named name names nickname nicknamed surname")
ME = word_set("its thats hi hello hey hiya dear with meet see regards from love")
MORE_PEOPLE = word_set(
    "doctor lord lady sir client worker keyworker carer teacher boss manager nurse twin twins "
    "baby girl boy man woman person lad bloke guy flatmate housemate mates friends sons daughters "
    "brothers sisters cousins parents stepson stepdaughter stepdad stepmum foster husband "
    "ex advocate coach dog cat auntie uncle aunt nan grandad gran granny"
)
WHOSE = word_set("my our his her their your me a the")
# Never a name, whatever stands before them.
NEVER = word_set(
    "all a an and are as at be but by can for from he her him his how i if in is it its me my no "
    "not of on or our please she so that the their them they this to us was we were what when "
    "where which who why with you your again something someone some because really also just "
    "always still only often never now very too here there then do does did has have had would "
    "could should aged age"
)
DOES = word_set(
    "is likes like lik loves love luvs wants want enjoys enjoy hates has needs lives who would "
    "cant can said says goes does plays doesnt wont isnt works uses gets and"
)
DOES_ONLY_PEOPLE = word_set(
    "likes lik loves luvs wants enjoys hates needs lives said says goes plays has doesnt uses"
)
MODALS = word_set("will may")
PRONOUNS = word_set(
    "i you he she we they it there the my this that a an be your their his her our someone people "
    "anyone not any"
)
AS_WRITTEN = word_set(
    "pa gps pip ehcp dla dbs gdpr ai ld i im ive id ill ok okay tv uk nhs gp monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter english british"
)
# Of what the kinds of support are called.
KINDS = word_set(
    "compassionate neighbours small supports create health local area coordination community led "
    "support shared lives homeshare micro enterprise allsorts heart soul connect"
)
SHORT_FORMS = word_set(
    "mins meds ex yay coffe sumfink anyfink netflix chatbot homeshare homesharer homesharers im "
    "ive id ill youre youve youll youd thats isnt arent wasnt werent dont doesnt didnt wont cant "
    "couldnt wouldnt shouldnt havent hasnt hadnt hes shes its theyre theyve weve were whats "
    "wheres whos hows theres lets ok okay tv uk nhs gp haha lol oh ah um er mr mrs ms dr pls app "
    "apps onto online website websites email emails wifi covid youtube facebook instagram google "
    "lookin doin goin theyll itll whens heres"
)
LETTERS = frozenset("iaxouryn")
IN = word_set("in near nr from at around live lives living lived outside visiting")
NOT_A_PLACE_IN = word_set("interested good better interest join group lessons believe")
# Places of these names are small; the words are not.
RATHER_WORDS = word_set(
    "loans steep docking felling freshwater grange hanger clover hilly lakeside wrangle windmill"
)
