import { pick, weighted } from '../random.ts'
import { LONG_TAIL_GIVEN_NAMES } from './names.ts'

export type Sex = 'M' | 'F'

/** The most frequent names of those born in an era, in their order, and the share of the first (SSA). */
interface Era {
  until: number
  M: string
  F: string
  topShare: { M: number; F: number }
}

const ERAS: readonly Era[] = [
  {
    until: 1955,
    topShare: { M: 0.047, F: 0.042 },
    M: 'James Robert John William Richard Charles David Thomas Donald Ronald Michael George Joseph Larry Kenneth Edward Gary Paul Jerry Frank Raymond Harold Walter Dennis Jack Henry Albert Arthur Carl Ralph Joe Eugene Roger Willie Lawrence Gerald Roy Douglas Harry Billy Bruce Louis Daniel Wayne Johnny Howard Fred Stephen Bobby Jimmy Ernest Stanley Leonard Norman Francis Earl Clarence Philip Samuel Martin Russell Melvin Leroy Alfred Theodore Bernard Herbert Floyd Leon Vernon Clyde Glenn Marvin Leo Lester Herman Gordon Cecil Lloyd Jesse Warren Allen',
    F: 'Mary Barbara Patricia Carol Betty Linda Nancy Dorothy Shirley Joan Sandra Helen Margaret Judith Virginia Ruth Sharon Judy Joyce Elizabeth Beverly Frances Alice Donna Martha Jean Marilyn Doris Janet Susan Gloria Evelyn Peggy Phyllis Carolyn Janice Norma Mildred Jacqueline Rose Ann Rita Bonnie Lois Marie Kathleen Louise Irene Anna Catherine Delores Diane Ellen Katherine Christine Rebecca Josephine Florence Eleanor Marjorie Sally Ruby Gladys Juanita Edna Lucille Thelma Roberta Wanda Geraldine Pauline Sylvia Lillian Charlotte Clara Ethel Hazel Annie Esther Bernice Edith Elaine',
  },
  {
    until: 1985,
    topShare: { M: 0.04, F: 0.033 },
    M: 'Michael David James John Robert William Christopher Mark Richard Brian Jeffrey Thomas Steven Timothy Joseph Scott Kevin Daniel Jason Charles Matthew Anthony Kenneth Eric Gregory Paul Stephen Ronald Edward Donald Andrew Joshua Gary Todd Douglas Patrick Keith Jonathan Ryan Peter George Terry Justin Jose Larry Craig Randy Aaron Dennis Raymond Benjamin Jerry Brandon Adam Nicholas Frank Shawn Samuel Rodney Bryan Sean Troy Phillip Chad Carlos Jeremy Travis Marcus Dale Tony Juan Jesse Nathan Bradley Victor Russell Alan Danny Dustin Derek Wesley Glenn Luis Shane Corey Jay Antonio Joel Vincent Curtis',
    F: 'Jennifer Mary Lisa Susan Karen Kimberly Michelle Linda Patricia Donna Amy Angela Melissa Deborah Cynthia Laura Jessica Stephanie Elizabeth Pamela Sandra Debra Nancy Heather Nicole Rebecca Brenda Tammy Christine Sharon Barbara Teresa Lori Julie Sarah Amanda Maria Tina Kelly Dawn Christina Rachel Catherine Andrea Carol Wendy Denise Diane Robin Kathleen Margaret Tracy Theresa Cheryl Crystal Katherine Kathy Jacqueline Kristin Janet Erin Tanya Amber Shannon Paula Monica Danielle Rhonda Stacy April Katrina Tiffany Jamie Cathy Gina Tonya Anna Holly Regina Victoria Veronica Suzanne Sherry Kristen Valerie Leslie Ann Alicia Megan Vanessa',
  },
  {
    until: 2005,
    topShare: { M: 0.021, F: 0.017 },
    M: 'Michael Christopher Matthew Joshua Jacob Nicholas Andrew Daniel Tyler Joseph Brandon David James Ryan John Zachary Justin William Anthony Robert Jonathan Kyle Alexander Austin Kevin Jordan Thomas Cody Benjamin Christian Eric Aaron Samuel Dylan Steven Jose Brian Timothy Nathan Adam Richard Jason Charles Sean Jesse Logan Patrick Gabriel Caleb Cameron Luis Juan Ethan Noah Elijah Stephen Jared Evan Hunter Connor Mark Trevor Jeremy Carlos Isaac Ian Luke Isaiah Kenneth Mason Devin Alex Angel Adrian Victor Blake Bryan Antonio Marcus Chase Seth Jack Xavier Garrett Dustin Peter Spencer Tanner Cole Shane Travis Derek Paul Jeffrey Lucas',
    F: 'Ashley Jessica Emily Sarah Samantha Amanda Brittany Elizabeth Taylor Megan Hannah Kayla Lauren Stephanie Rachel Jennifer Nicole Alexis Victoria Amber Alyssa Courtney Rebecca Danielle Jasmine Brianna Katherine Alexandra Madison Morgan Melissa Michelle Kelsey Chelsea Anna Kimberly Tiffany Olivia Mary Christina Allison Abigail Sara Shelby Heather Haley Maria Kaitlyn Laura Erin Andrea Natalie Jordan Brooke Julia Emma Vanessa Erica Sydney Marissa Jenna Kathryn Sierra Paige Kelly Crystal Caroline Katelyn Gabrielle Cassandra Isabella Grace Mackenzie Destiny Savannah Breanna Miranda Hailey Angela Caitlin Bailey Chloe Sophia Cheyenne Mariah Zoe Kathleen Molly Lindsey Cynthia Veronica Diana',
  },
  {
    until: 9999,
    topShare: { M: 0.011, F: 0.011 },
    M: 'Noah Liam Jacob William Mason Ethan Michael Alexander James Elijah Benjamin Daniel Aiden Logan Jayden Matthew Lucas Jackson David Oliver Joseph Gabriel Samuel Carter Anthony John Dylan Luke Henry Andrew Isaac Christopher Joshua Wyatt Sebastian Owen Caleb Nathan Ryan Jack Hunter Levi Christian Jaxon Julian Landon Grayson Jonathan Isaiah Charles Thomas Aaron Eli Connor Jeremiah Cameron Josiah Adrian Colton Jordan Brayden Nicholas Robert Angel Hudson Lincoln Evan Dominic Austin Gavin Nolan Parker Adam Chase Jace Ian Cooper Easton Kevin Jose Tyler Brandon Asher Jaxson Mateo Jason Ayden Zachary Carson Xavier Leo Ezra Bentley Sawyer Kayden Blake Nathaniel Hayden Caden',
    F: 'Emma Olivia Sophia Isabella Ava Mia Emily Abigail Madison Charlotte Elizabeth Amelia Evelyn Ella Chloe Harper Avery Sofia Grace Addison Victoria Lily Natalie Aubrey Lillian Zoey Hannah Layla Brooklyn Scarlett Zoe Camila Samantha Riley Leah Aria Savannah Audrey Anna Allison Gabriella Claire Hailey Penelope Aaliyah Sarah Nevaeh Kaylee Stella Mila Nora Ellie Bella Alexa Lucy Arianna Violet Ariana Genesis Alexis Eleanor Maya Caroline Peyton Skylar Madelyn Serenity Kennedy Taylor Alyssa Autumn Paisley Ashley Brianna Sadie Naomi Kylie Julia Sophie Mackenzie Eva Gianna Luna Katherine Hazel Khloe Ruby Melanie Piper Lydia Aubree Madeline Hadley Jocelyn Jasmine Faith Makayla Kayla Adeline',
  },
]

const FALL = 0.62
/** Two of 25 are called by none of the listed names. */
const RARE = 0.08

const DRAWS = ERAS.map(({ until, topShare, M, F }) => {
  const draw = (names: string, top: number) =>
    weighted(names.split(' '), (_, i) => (i === 0 ? top * 1.1 : top / (1 + i) ** FALL))
  return { until, M: draw(M, topShare.M), F: draw(F, topShare.F) }
})

/** A given name as frequent as it was among those born in a year. */
export function firstName(sex: Sex, year: number, random: () => number): string {
  if (random() < RARE) return pick(LONG_TAIL_GIVEN_NAMES, random)
  return DRAWS.find(({ until }) => year < until)![sex](random)
}

/** What bearers of a name are called, by what people know of such names. */
const CALLED: Record<string, string> = Object.fromEntries(
  'James Jim|Robert Bob|John Jack|William Bill|Richard Rick|Charles Chuck|David Dave|Thomas Tom|Donald Don|Ronald Ron|Michael Mike|Joseph Joe|Kenneth Ken|Edward Ed|Lawrence Larry|Gerald Jerry|Daniel Dan|Stephen Steve|Steven Steve|Samuel Sam|Philip Phil|Phillip Phil|Leonard Lenny|Theodore Ted|Christopher Chris|Jeffrey Jeff|Timothy Tim|Matthew Matt|Anthony Tony|Gregory Greg|Andrew Andy|Joshua Josh|Douglas Doug|Patrick Pat|Jonathan Jon|Benjamin Ben|Nicholas Nick|Nathan Nate|Bradley Brad|Vincent Vince|Jacob Jake|Zachary Zach|Alexander Alex|Gabriel Gabe|Nathaniel Nate|Sebastian Seb|Isaac Ike|Dominic Dom|Elizabeth Liz|Barbara Barb|Patricia Pat|Margaret Peggy|Judith Judy|Susan Sue|Deborah Debbie|Debra Deb|Cynthia Cindy|Pamela Pam|Jennifer Jen|Kimberly Kim|Michelle Shelly|Angela Angie|Melissa Missy|Jessica Jess|Stephanie Steph|Sandra Sandy|Rebecca Becky|Christine Chris|Theresa Terry|Katherine Kathy|Kathleen Kathy|Catherine Cathy|Jacqueline Jackie|Victoria Vicky|Samantha Sam|Amanda Mandy|Alexandra Alex|Abigail Abby|Madison Maddie|Charlotte Charlie|Isabella Bella|Gabriella Gabby|Gabrielle Gabby|Madeline Maddie|Natalie Nat|Allison Allie|Eleanor Ellie|Penelope Penny|Josephine Josie|Dorothy Dot|Virginia Ginny|Frances Fran|Kathryn Kate|Suzanne Sue|Valerie Val|Cassandra Cassie|Mackenzie Kenzie'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** What somebody of that name is called, where that differs from it. */
export function nickname(name: string): string | undefined {
  return CALLED[name]
}

const ALIKE =
  'Jayden Hayden|Jayden Kayden|Brayden Jayden|Caden Aiden|Madison Addison|Ella Bella|Mia Mila|Emma Ella|Layla Kayla|Ava Eva|Ariana Arianna|Jackson Jaxson|Ethan Evan|Sofia Sophia|Michael Michelle|Daniel Danielle|Paul Paula|Christian Christina|Eric Erica|Mason Jason|Dylan Ryan|Anna Hannah'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string])

/** Two names that look alike, as parents give them to twins. */
export const alikeNames = (random: () => number): readonly [string, string] => pick(ALIKE, random)
