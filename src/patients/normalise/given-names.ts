/** Given names that many have or had in the United States (Social Security Administration, births since 1924). Folded. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `
  aaliyah aaron abigail adalynn adam addison adeline adelyn adelynn adrian agatha ahmed aiden alaina alan alana
  alayna albert aleah alex alexa alexander alexandra alexia alexis alfred ali alice alicia alina alisa alisha
  alison alivia aliyah allen allison allyson alma alondra alta alvin alyson alyssa amanda amari amber amelia amina
  amir amira amos amy amya anahi anastasia andrea andrew angel angela angelina anika aniyah anjali ann anna
  annabelle annie annika anthony antonio april aria ariana arianna ariella arjun arlene arthur arya asha asher
  ashley ashlyn ashlynn athena aubree aubrey aubrie audra audrey augusta aurora austin autumn ava averie avery
  ayden bailey barbara beatrice bella belle benjamin bentley bernard bernice bertha bessie betty beverly bianca
  billy blake blanca blanche bobby bonnie boyd bradley braelyn brandon brayden breanna brenda brian brianna
  brielle bristol brittany brooke brooklyn bruce bryan bryanna bryant bryce brynn bryson byron caden cadence
  caitlin caitlyn caleb callie cameron camila camille camilo camryn carina carl carlos carly carmen carol carolina
  caroline carolyn carson carter cassandra catherine cathy cecelia cecil cecile celeste celia chad chance chandler
  charlee charles charlotte chase chelsea chelsey chen cheng cheryl chester cheyenne chloe christa christian
  christina christine christopher ciara claire clara clarence clarissa clark claude clayton clifton clinton clyde
  cody cohen colby cole colin collin colton connor cooper cora corbin corey cornelia courtney craig cristian
  cristina cristopher cruz crystal curtis cynthia daisy dale dallas damian damien damon dane daniel danielle danny
  dante daphne darius darnell darren darryl david dawn dawson deandre deborah debra declan deepak delaney della
  delmar delores demarcus demetrius denise dennis derek derrick deshawn desmond destiny devin devon devonte dewey
  diana diane diego divya dominic donald donna donovan dora doreen doris dorothy douglas drake drew duncan dustin
  dwight dylan earl easton ebony edgar edison edith edmund edna eduardo edward edwin effie eileen elaine elbert
  eleanor elena eli elijah eliot elizabeth ella ellen ellie elliot elliott ellis elma elmer elsie elva emanuel
  emerson emery emil emilia emiliano emilio emily emma emmanuel emmett enrique eric erica erick erin erma ernest
  ernestine ernesto essie esteban estella ester esther ethan ethel eugene eula eunice eva evan evelyn everett
  ezekiel ezra fabian faith fannie farrah fatima fay faye felicity felix fern fernanda fernando ferne finley finn
  fiona flora florence floyd forrest frances francesca francine francis francisco frank franklin fred freda freya
  gabriel gabriela gabriella gabrielle gail garland garrett gary gavin gemma gene genesis genevieve george georgia
  gerald geraldine gerard gerardo gertrude gianna gianni gilbert gina giovanni giselle gladys glen glenn gloria
  goldie gordon grace graham grant grayson gregory greta griffin grover guadalupe guillermo gunner gustavo guy
  gwen gwendolyn hadassah hadley hailey haley hallie hanna hannah harley harmony harold harper harriet harrison
  harry harvey hassan hattie hayden hazel heather heaven hector heidi helen helena henrietta henry herbert herman
  hilda hiroshi holden holly homer hope horace howard hubert hudson hugo hui hunter ian ibrahim ida ignacio iker
  imani ina inez ingrid ira irene iris irma irvin irving isaac isabel isabella isaiah isaias isla ismael israel
  itzel iva ivan ivy izabella jace jack jackie jackson jacob jacqueline jada jade jaden jaelyn jake jalen jamal
  james jameson jamie jamison janelle janessa janet janice janiyah jared jasmine jason jasper javier jaxen jaxon
  jaxson jaxton jay jayce jayceon jayda jayden jayla jaylah jaylee jaylin jayson jazmin jazmine jean jeannette
  jeff jefferson jeffery jeffrey jenna jennifer jensen jerald jeremiah jeremy jermaine jerome jerry jesse jessica
  jesus jett jewel jillian jimena jimmie jimmy jin joan joanna joaquin jocelyn joe joel johanna john johnathan
  johnnie johnny jon jonas jonathan jordan jorge jose josefina joseph josephine joshua josiah josue journey joyce
  juan juanita judah judith judy julia julian julianna julianne julie julien juliet juliette julio julissa julius
  jun june juniper justice justin kaiden kailyn kaitlin kaitlyn kaitlynn kali kamila kane kara karen karina karl
  karla karter kassidy kate katelyn katherine kathleen kathryn kathryne kathy katie katrina kavita kay kayden
  kaydence kayla kaylee kaylin keegan keira keisha keith kellan kelley kelly kelsey kelsie kelvin kendall kendra
  kendrick kenia kenisha kennedy kenneth kenya kermit kevin keyshawn khadija khloe kiara kiera kimber kimberly
  king kingsley kinsley kira knox kobe kolton kristen kristin kristine kristopher kumar kyla kyle kylie kyra lacy
  laila lakisha lakshmi lamont lana lance landon lane laney lara larry latasha latoya laura laurel lauren laverne
  lawrence lawson layla leah leanna lei leia leila leilani lela lena lenora leo leola leon leona leonard leonardo
  leonel leonidas leroy leslie lesly lester leta leticia levi lia liam liana lila liliana lillian lilliana lillie
  lilly lily lincoln linda lindsay lindsey ling linh lisa lloyd logan lois lola lora lorelei lorena lorenzo
  loretta lori lorraine louella louis louise lowell lucas lucia luciana lucille lucy luella luis lukas luke lula
  luna luther lydia lyla lyle lynn lyric mabel maci mack mackenzie maddox madeline madelyn madelynn madilyn
  madison mae maggie maia makayla makenna makenzie malachi malcolm malia mamie manuel mara marc marcella marco
  marcos marcus margaret margarita margie margot maria mariah marian mariana marie mariela marietta marilyn marina
  mario marion marisol marissa marjorie mark marlene marlon marquise marshall martha martin marvin mary mason
  mateo matias matilda matteo matthew matthias mattie maude maureen maurice mauricio maurine maverick max
  maximilian maximus maxine maxwell may maya mckenna mckenzie megan mei mekhi melanie melissa melody melvin
  mercedes mercy merle messiah mia micah michael micheal michelle miguel mila mildred miles milo milton mina ming
  minh minnie miranda miriam mohamed mohammad mohammed moises mollie molly monica morgan morris moses muhammad
  mustafa myles myra myron myrtle nadia nadine nancy naomi nash nasir natalia natalie natasha nathalie nathan
  nathaniel neha nehemiah neil nell nellie nelson nettie neva nevaeh nia nicholas nichole nico nicolas nicole
  nicolette nikki nikolas nina noah noe noel noelle noemi nolan nora norah norma norman nyla oakley octavia odin
  olga olive oliver olivia ollie omar omari opal ora orlando orville oscar osvaldo otis otto ouida owen pablo
  paige paisley paloma pamela paola paris parker pat patience patricia patrick paul paula paulina pauline payton
  pearl pedro peggy penelope penny percy perla perry pete peter peyton phil philip phillip phoebe phoenix phyllis
  pierce ping piper polly preston princess priscilla priya quentin quincy quinn quinton rachael rachel raegan
  raelynn rafael rahul raj rajesh ralph ramon ramona randy raphael raquel rashad raul raven ravi ray raymond
  reagan reba rebecca rebekah reece reed reese regina reginald reid reina remington rena rene renee reuben rex
  rhett rhoda rhonda rhys ricardo richard richie ricky riley rita river robert roberta robin rocco rocky roderick
  rodger rodney rodrigo roger rohan roland roman ronald rosa rosalie rosario rose roselyn rosemarie rosemary rosie
  roslyn ross rowan rowena roxanne roy royce ruben ruby rudy rufus rupert russell ruth ryan ryann ryder ryker
  sabrina sadie sage saige sally salvador samantha samara samir sammy samson samuel sandra sanjay santiago santino
  sara sarah sarai sariah sasha saul saundra savanna savannah sawyer scarlet scarlett scott sean sebastian selena
  selma serena serenity sergio seth shane shania shanice shanika shaniqua shannon sharon shaun shawn shawna sheila
  shelby sheldon shelly sherman sherri sherry shirley sid sidney sienna sierra silas simon simone skyla skylar
  skyler sofia solomon sonia sonya soo sophia sophie spencer stacey stacy stanley stefan stella stephan stephanie
  stephen steve steven stuart sue summer sunil susan susana susie sutton suzanne sybil sydney sylvester sylvia
  tabitha talia tamara tamia tamika tammie tammy tanisha tanner tanya tara taryn tate tatiana tatum taylor teagan
  ted teresa terrance terrell terrence terry tess tessa tessie thaddeus thalia thanh theda thelma theo theodora
  theodore theresa thomas tiana tiara tiffany tim timothy tina tobias toby todd tom tomas tommie tommy tony tonya
  tori tracey tracy tran travis tremaine trent trenton trevon trevor trey trinity tristan tristen troy trudy
  tucker tyler tyrell tyrese tyrone tyson uriel valentin valentina valeria valerie vance vanessa vaughn velma vera
  verna vernon veronica vicente vicki vicky victor victoria vijay vilma vincent vincenzo viola violet virgil
  virginia viva vivian viviana vivienne wade walker wallace walter wanda ward warren wayne wei wendell wendy
  wesley weston whitney wilbur wilda wiley will william willie wilma wilson winifred winston woodrow wren wyatt
  xavier ximena xin yadiel yahir yan yang yareli yaretzi yaritza yesenia ying yolanda yuki yusuf yvette yvonne
  zachariah zachary zackary zaiden zainab zander zane zara zayden zayne zelma zhang zion zoe zoey zoie
  `
    .trim()
    .split(/\s+/),
)
