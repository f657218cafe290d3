import { stateNames } from '../states.ts'
import { fold } from './words.ts'

/**
 * What people say, and the words of the taxonomy descriptions they mean. Each entry on the right is a set of words
 * that must all be in a specialty; what is said goes in the plural too. Our own table: the NUCC code set itself may not be
 * shipped.
 */
const SPECIALTIES: Record<string, readonly string[]> = {
  'cardiology cardiologist heart heart_doctor heart_specialist': ['cardiovascular disease', 'cardiology'],
  'pediatrics pediatrician paediatrics paediatrician childrens_doctor kids_doctor for_kids for_children': [
    'pediatrics',
    'pediatric',
  ],
  'orthopedics orthopedic orthopaedics orthopedist bone_doctor': ['orthopaedic', 'orthopedic'],
  'dermatology dermatologist skin_doctor': ['dermatology'],
  'psychiatry psychiatrist': ['psychiatry'],
  'psychology psychologist': ['psychologist', 'psychology'],
  'therapist counselor counsellor': [
    'counselor',
    'counsellor',
    'psychologist',
    'psychology',
    'social worker',
    'social work',
    'therapist',
  ],
  'social_worker clinical_social_worker lcsw': ['social worker', 'social work'],
  'gynecology gynecologist gynaecology obgyn ob_gyn obstetrician obstetrics womens_doctor': [
    'obstetrics gynecology',
    'gynecology',
    'obstetrics',
  ],
  'neurology neurologist brain_doctor nerve_doctor': ['neurology'],
  'neurosurgery neurosurgeon brain_surgeon': ['neurological surgery', 'neurosurgery'],
  'oncology oncologist cancer_doctor': ['oncology'],
  'urology urologist': ['urology'],
  'ophthalmology ophthalmologist eye_doctor': ['ophthalmology', 'optometrist'],
  'optometry optometrist': ['optometrist'],
  'ent ear_nose_throat otolaryngologist': ['otolaryngology'],
  'gastroenterology gastroenterologist stomach_doctor': ['gastroenterology'],
  'endocrinology endocrinologist diabetes_doctor': ['endocrinology'],
  'pulmonology pulmonologist lung_doctor': ['pulmonary'],
  'nephrology nephrologist kidney_doctor': ['nephrology'],
  'rheumatology rheumatologist': ['rheumatology'],
  'radiology radiologist': ['radiology'],
  'anesthesiology anesthesiologist anesthetist': ['anesthesiology', 'anesthetist'],
  'surgeon surgery': ['surgery'],
  'gp pcp family_doctor primary_care family_physician': ['family medicine', 'internal medicine', 'general practice'],
  internist: ['internal medicine'],
  'dentist dentistry dental': ['dentist', 'dental'],
  'podiatry podiatrist foot_doctor': ['podiatrist'],
  nurse: ['nurse'],
  'chiropractor chiropractic': ['chiropractor'],
  'pharmacy pharmacist': ['pharmacist', 'pharmacy'],
  'physiotherapist physiotherapy pt': ['physical therapist'],
  'er_doctor emergency_doctor emergency_room': ['emergency medicine'],
}

/** What a phrase of one to four folded words, joined by `_`, may stand for. */
export interface Alias {
  /** sets of specialty words, any of which is meant */
  specialties: readonly (readonly string[])[]
  /** the code of the state of that name, folded */
  state?: string
}

/** A phrase in the singular and the plural. */
const numbers = (phrase: string) => [phrase, phrase.replace(/([^s])$/, '$1s').replace(/([^aeiou])ys$/, '$1ies')]

const TABLE = new Map<string, Alias>()
for (const [said, meant] of Object.entries(SPECIALTIES)) {
  for (const phrase of said.split(' ').flatMap(numbers))
    TABLE.set(phrase, { specialties: meant.map((set) => set.split(' ')) })
}
for (const [name, code] of stateNames()) {
  const phrase = fold(name).replaceAll(' ', '_')
  TABLE.set(phrase, { specialties: [], ...TABLE.get(phrase), state: fold(code) })
}

/** The alias of a phrase, if it is one. */
export function aliasOf(phrase: string): Alias | undefined {
  return TABLE.get(phrase)
}

/** Single words that are aliases, as candidates for correcting typing errors. */
export const ALIAS_WORDS: readonly string[] = [...TABLE.keys()].filter(
  (phrase) => phrase.length > 3 && !phrase.includes('_'),
)
