import { GIVEN_NAMES } from './given-names.ts'

/**
 * Given names of the United States with what their bearers are called; written for this project. Folded. A nickname may
 * belong to several names.
 */
const TABLE = `
aaron ron ronnie erin|abigail abby abbie gail|abraham abe bram|adam addy|adelaide addie adele della heidi|adrian ade|agnes aggie nessie
alan al allan allen alen|albert al bert albie bertie|alejandro alex ale jandro|alexander alex al xander sandy lex sasha alec alexis
alexandra alex sandra lexi lexie sandy ali alexa sasha|alexis lexi alex lexie|alfred al fred alf alfie freddie|alice ali alicia allie|alicia ali allie lisa
allison ally allie ali alison|alonzo al lon lonnie|amanda mandy manda|amelia amy millie mel|andrea andi andie drea|andrew andy drew andre
angela angie angel|angelica angie angel|ann annie anna anne nan nancy|anna ann anne annie|anthony tony ant antonio|antonio tony toni antony
antoinette toni nettie|april ape|archibald archie|arnold arnie|arthur art artie|ashley ash|audrey aud|augustus gus august
barbara barb barbie babs bobbie|bartholomew bart|beatrice bea trixie|belinda linda bel|benjamin ben benny benji benjie|bernadette bernie detta
bernard bernie|beverly bev|bradley brad|bradford brad|brandon bran|brenda bren|brian bryan|bridget bridie biddy|brittany britt|bruce brucie
calvin cal|cameron cam|candace candy candi|carl charlie karl|carlos charlie carl|carol carrie caroline|caroline carol carrie caro line lynn|carolyn carol carrie lynn
cassandra cassie cass sandra|catherine cathy kathy cate cat kate katie kitty kay|cecilia cece celia cissy|charles charlie chuck chas chaz chip
charlotte charlie lottie char|chester chet|cheryl sherry cher|christian chris|christina chris christie chrissy tina christy kristina|christine chris chrissy tina christy christie kristine
christopher chris kit topher christoph kris|clarence clare|clayton clay|clifford cliff|clinton clint|constance connie|cordelia cordy delia|cornelius neil con
courtney court|craig|curtis curt|cynthia cindy cyndi cyn|daniel dan danny dani|danielle dani danny|darlene dar|darrell darryl|david dave davey davy
dawn|deborah deb debbie debby debra|debra deb debbie|delores dee lola|denise dee|dennis denny den|diana di diane|diane di diana dee|dolores lola dee
dmitri dima|dmitriy dima|dmitry dima|dominic dom nick|donald don donnie donny|dorothy dot dottie dolly dora|douglas doug|duane dewayne dwayne|dustin dusty
edgar ed eddie|edith edie|edmund ed eddie ned ted|eduardo ed eddie lalo|edward ed eddie ted teddy ned eddy|edwin ed eddie win|eileen lena
elaine lainie laney|eleanor ellie nell nora ella elle lenora|elijah eli|elizabeth liz beth betty betsy eliza lizzie libby bess bessie lisa elsie liza lizbeth ellie elisabeth betsey
ellen ellie nell|emily em emmy millie|emma em emmy|enrique henry rick|eric rick ricky erik|ernest ernie|esther essie hettie|ethan|eugene gene
eva eve|evelyn evie eve lyn|felicia fel|fernando fern nando|florence flo flossie|frances fran fanny frankie francie|francis frank fran frankie
francisco frank paco pancho cisco|franklin frank frankie|frederick fred freddie freddy rick fritz|gabriel gabe|gabriela gabby gaby|gabrielle gabby gaby brielle
geoffrey geoff jeff|george georgie|georgia georgie|gerald gerry jerry|geraldine gerry gerri dina|gerard gerry jerry|gilbert gil bert|gloria glo
gordon gordy|grace gracie|gregory greg gregg|gretchen greta|guadalupe lupe lupita|guillermo memo bill|gustavo gus tavo|gwendolyn gwen wendy
harold hal harry|harriet hattie|harrison harry|harvey harv|heather|hector|helen nell lena|henrietta hettie etta hank|henry hank harry hal
herbert herb bert|herman herm|howard howie|hubert hugh bert hub|ignacio nacho|irene rena|isaac ike zac|isabel bel izzy bella isabella|isabella izzy bella isabel ella
jacob jake jay|jacqueline jackie jacqui|jaime james|james jim jimmy jamie jimmie jem|jane janie jenny|janet jan|janice jan|jason jay jase|jasmine jazz
jean jeannie|jeanette jean nettie|jeffrey jeff geoff jeffery|jennifer jen jenny jenn jennie|jeremiah jerry jem|jeremy jerry jem|jerome jerry
jessica jess jessie|jesus chuy|jillian jill|joan joanie|joann jo joanne|joanna jo joann anna|john jack johnny jon johnnie|jonathan jon jonny john nathan
jordan jordy|jorge george|jose joe pepe|joseph joe joey jo jose|josephine jo josie josey fina|joshua josh|joyce joy|juan john|juanita nita|judith judy judi jude
julia julie jules|julian jules|juliana julie|julie jules|justin|kaitlyn kate katie kait|karen kari|katherine kathy kate katie kat kay kathryn kitty katy|kathleen kathy kate katie kat kathie
kathryn kathy kate katie kat|keith|kelly kel|kenneth ken kenny|kevin kev|kimberly kim kimmy kimberley|kristen kris kristin|kristina kris tina|kristine kris tina
kyle|lance|larry lawrence|latoya toya|laura laurie lori|lauren laurie|lawrence larry lawrie lars|leah lee|leonard leo len lenny|leonardo leo|leroy lee roy|leslie les
lester les|lillian lil lily lillie|linda lindy lin|lisa|lloyd loy|lois|lorenzo larry|loretta lori retta|lorraine lori lorrie|louis lou louie lewis|louise lou lulu
lucas luke|lucille lucy lou|lucinda lucy cindy|luis lou louie louis|lydia|mackenzie kenzie mac|madeline maddie maddy|madison maddie maddy|magdalena maggie lena magda
malgorzata margaret gosia|manuel manny|marcia marcy|marcus mark marc|margaret maggie meg peggy marge margie greta rita daisy margo peg madge|margarita rita marge|maria mary mia marie|marian mary
marianne mary ann|marie mary|marilyn mary lynn|mario|marjorie marge margie|marlene|marsha marcy|martha marty mattie patty|martin marty|marvin marv
mary molly polly mamie mae maria marie|matilda tilly mattie|matthew matt matty mat|maureen mo reenie|maurice mo morris|maxine max|maximilian max|maxwell max
megan meg|melanie mel|melinda mindy mel linda|melissa mel missy lissa|melvin mel|mercedes mercy|meredith merry|michael mike mick mickey mikey micheal|micheal mike mick
michaela mickey kayla|michelle shelly chelle mickey shell|miguel mike|mildred millie|milton milt|minerva minnie|miranda mandy randy|miriam mimi|mitchell mitch
monica mona|morgan|moses moe|muriel|myron|nancy nan|naomi|natalie nat|natasha tasha|nathan nate nat|nathaniel nate nat nathan|neil
nicholas nick nicky nico|nicole nicki nikki nicky|noah|nora|norman norm|norma|olivia liv livvy ollie|oliver ollie|oscar ozzie|oswald ozzie|pamela pam
patricia pat patty tricia trish patsy pattie|patrick pat paddy rick|paul paulie|paula polly|pauline polly|pedro pete|penelope penny|percival percy|peter pete petey
philip phil pip|phillip phil pip|phyllis phyl|priscilla cilla|rachel rae|rafael rafe rafa|ralph|ramon ray|ramona mona|randall randy|randolph randy|raquel rocky
raul|raymond ray|rebecca becky becca becki|regina gina reggie|reginald reggie reg|rene|renee|ricardo rick ricky|richard rick dick ricky rich richie dickie|robert bob rob bobby robbie bert robby bobbie
roberta bobbie robbie bert|roberto bob rob bobby|robin rob|rochelle shelly|roderick rod rick|rodney rod|rodolfo rudy|roger rodge|roland rollie|ronald ron ronnie ronny
rosa rose rosie|rosalie rose rosie|rosemary rose rosie mary|rosemarie rose rosie|roxanne roxie|rudolph rudy|russell russ rusty|ruth ruthie|ryan|sabrina brina
salvador sal|salvatore sal|samantha sam sammy|samuel sam sammy|sandra sandy|santiago santi|sara sally|sarah sally sadie|sebastian seb bastian|sergio serge
sean shaun shawn|seth|shannon|sharon shari|sheila|shelby|sherman|shirley|sidney sid|silvia|simon si|sophia sophie|spencer spence|stacy|stanley stan
stephanie steph stephie|stephen steve stevie steph|steven steve stevie|stuart stu stewart|susan sue susie suzie suzy|susanna sue susie anna|suzanne sue susie suzie
sylvester sly|sylvia syl|tabitha tabby|tamara tammy|teresa terry tess tessie terri tracy|terence terry|terrance terry|theodora dora theo|theodore ted teddy theo
theresa terry tess tessie terri tracy resa|thomas tom tommy thom|tiffany tiff|timothy tim timmy|tobias toby|tracy|travis|tristan|tyler ty|ulysses
valentina val|valerie val|vanessa nessa|vernon vern|veronica ronnie roni vera|victor vic|victoria vicky tori vicki vickie|vincent vince vinny vin|viola vi|violet vi
virginia ginny ginger|vivian viv|wallace wally|walter walt wally|wanda|warren|wayne|wendy|wesley wes|wilbur will|wilfred will fred|wilhelmina mina willie billie
william bill will billy willie liam wm|willie will|winifred winnie|winston win|xavier|yolanda yoli|yvonne|zachariah zach zack|zachary zach zack zac`

/** Given names in use that look like others, without nicknames of their own. */
const OTHER_NAMES =
  'jayden hayden aiden aidan caden kaden brayden zayden jaden kayden ayden landon london logan lucas mason jackson jaxon ' +
  'carson carter hunter tanner conner connor cooper asher archer parker porter easton weston colton dalton holden ' +
  'layla kayla kyla mila mia maya myla ava eva ada ida aria ariana adriana arianna brianna briana breanna deanna leah mya ' +
  'amaya anaya nevaeh hailey haley kaylee kaylie bailey riley rylee kylie kiley jaylen jalen javon davon devon kevon keith ' +
  'marcus marquis malik jamal jamar lamar omar elias elisa elise eliana ariel daniela gabriela paul paula carla karla ' +
  'marissa larissa clarissa melissa erica erika monica veronica jasmin hazel ethel mabel earl pearl ruby judy rudy ' +
  'jalen jaylin brandy randy tracy stacy lacey macy gracie jonah noah josiah tessa alyssa elissa elyse denis dennis'

const FORMAL = new Map<string, Set<string>>()
const GIVEN = new Set(OTHER_NAMES.split(' '))
for (const entry of TABLE.trim().split(/[|\n]/)) {
  const words = entry.trim().split(' ')
  GIVEN.add(words[0]!)
  for (const word of words) FORMAL.set(word, (FORMAL.get(word) ?? new Set()).add(words[0]!))
}

for (const name of OTHER_NAMES.split(' ')) FORMAL.set(name, (FORMAL.get(name) ?? new Set()).add(name))

/** Names that most people of a nickname have, the most frequent first (Social Security Administration, 1924 to 2023). */
const POPULAR = (
  'james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald ' +
  'steven andrew joshua kenneth kevin brian timothy ronald edward jeffrey ryan jacob nicholas gary eric jonathan stephen ' +
  'larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose ' +
  'nathan henry zachary douglas peter walter christian harold gerald lawrence albert mary patricia jennifer linda elizabeth ' +
  'barbara susan jessica karen sarah lisa nancy sandra betty ashley emily kimberly margaret donna michelle carol amanda ' +
  'melissa deborah stephanie rebecca laura sharon cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna ' +
  'samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia'
).split(' ')
const RANK = new Map(POPULAR.map((name, rank) => [name, rank]))
const MOST_ROOTS = 3

function ranked(name: string, formal: ReadonlySet<string>): string[] {
  if (GIVEN.has(name)) return [name]
  const rank = (other: string) => RANK.get(other) ?? POPULAR.length
  return [...formal].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, MOST_ROOTS)
}

const ROOTS = new Map([...FORMAL].map(([name, formal]) => [name, ranked(name, formal)]))
const NONE: readonly string[] = []

/**
 * The names that somebody called `name` may have, the likeliest first, at most three: itself if it is one, none when nothing
 * is known of it.
 */
export function nicknameRoots(name: string): readonly string[] {
  return ROOTS.get(name) ?? NONE
}

/** The name that somebody called `name` most likely has: Robert of Bob; the name itself when nothing is known. */
export function nicknameRoot(name: string): string {
  return ROOTS.get(name)?.[0] ?? name
}

/** Spellings of one name in other alphabets than ours, of which clerks write now this one and now that. */
const SPELLINGS = new Map(
  (
    'mohammed muhammad mohamed mohammad muhammed mohamad mohamud muhamed|ahmed ahmad|yusuf yousef youssef yousuf yusef|' +
    'fatima fatemeh fatimah fatma fatema|hussein husain hussain hossein husayn|hassan hasan|ibrahim ebrahim|' +
    'abdullah abdallah abdulla|khalid khaled|omar umar omer|aisha ayesha aysha|maryam mariam|zainab zaynab zeinab|' +
    'osman othman usman uthman|leila layla laila leyla|' +
    'khadija khadijah|said saeed|mustafa mostafa moustafa|mahmoud mahmud|karim kareem|rashid rasheed|hamid hameed|' +
    'amir ameer|noor nur nour|alexander aleksandr alexandr aleksander|dmitri dmitry dmitriy|sergei sergey|andrei andrey|' +
    'yuri yury yuriy|aleksei alexei alexey aleksey|ekaterina yekaterina|evgeny evgeni yevgeny yevgeni|tatiana tatyana|' +
    'natalia natalya nataliya|yulia yuliya|oksana oxana|maksim maxim'
  )
    .split('|')
    .flatMap((group) => group.split(' ').map((name) => [name, group] as const)),
)

/** Whether both are one name, written in two ways: Mohamed and Muhammad; not Sofia and Sophia, of whom twins may be called one each. */
export function areSpellings(a: string, b: string): boolean {
  const group = SPELLINGS.get(a)
  return group !== undefined && group === SPELLINGS.get(b)
}

/**
 * Whether one person may be called by both names: Bob and Robert, Bob and Rob; not Patrick and Patricia, or Rose and Mary,
 * which are names of their own.
 */
export function areNicknames(a: string, b: string): boolean {
  if (areSpellings(a, b)) return true
  const ofA = FORMAL.get(a)
  const ofB = FORMAL.get(b)
  if (!ofA || !ofB) return false
  const areOwn = isOwnName(a) && isOwnName(b)
  for (const formal of ofA) if (ofB.has(formal) && (!areOwn || formal === a || formal === b)) return true
  return false
}

/** Whether a name is given to children as it is, and is not only what bearers of another are called. */
export const isOwnName = (name: string) => GIVEN.has(name) || GIVEN_NAMES.has(name)

/** Whether a name is one of some that are in use, and so hardly another one mistyped. */
export function isGivenName(name: string): boolean {
  return FORMAL.has(name) || GIVEN_NAMES.has(name)
}
