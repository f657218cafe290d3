import { zipf } from '../random.ts'

export interface Specialty {
  name: string
  code: string
  /** what those who practise it write behind their names */
  credentials: readonly string[]
}

/** The most frequent first; behind the colon the credentials. Codes are of the right shape and made up, but for a few. */
const FIELDS = `Family Medicine:MD,DO|Internal Medicine:MD,DO|Nurse Practitioner:NP,FNP|Clinical Social Work:LCSW
Mental Health Counselor:LMHC,LPC|Physical Therapist:PT,DPT|Pharmacist:PHARMD,RPH|Physician Assistant:PA-C
Registered Nurse:RN|Behavior Technician:RBT|Emergency Medicine:MD,DO|Pediatrics:MD,DO|Dentist:DDS,DMD
Psychologist:PHD,PSYD|Anesthesiology:MD|Chiropractor:DC|Speech-Language Pathologist:CCC-SLP|Occupational Therapist:OTR/L
Psychiatry:MD,DO|Obstetrics & Gynecology:MD|Diagnostic Radiology:MD|Optometrist:OD|Orthopaedic Surgery:MD
General Surgery:MD|Cardiovascular Disease:MD|Certified Registered Nurse Anesthetist:CRNA|Ophthalmology:MD
Neurology:MD|Massage Therapist:LMT|Dietitian:RD|Gastroenterology:MD|Dermatology:MD|Podiatrist:DPM|Urology:MD
Hematology & Oncology:MD|Otolaryngology:MD|Pulmonary Disease:MD|Nephrology:MD|Acupuncturist:LAC|Audiologist:AUD
Physical Medicine & Rehabilitation:MD|Endocrinology:MD|Anatomic Pathology:MD|Infectious Disease:MD|Rheumatology:MD
Plastic Surgery:MD|Neurological Surgery:MD|Allergy & Immunology:MD|Radiation Oncology:MD|Vascular Surgery:MD
Thoracic Surgery:MD|Midwife:CNM|Respiratory Therapist:RRT|Marriage & Family Therapist:LMFT|Nuclear Medicine:MD
Preventive Medicine:MD|Colon & Rectal Surgery:MD|Medical Genetics:MD|Addiction Medicine:MD|Sports Medicine:MD,DO`
  .split(/[|\n]/)
  .map((entry) => entry.split(':') as [string, string])

const KINDS = ['', ', Adult Health', ', Pediatric', ', Geriatric Medicine', ', Community Health']
const KNOWN: Record<string, string> = {
  'Family Medicine': '207Q00000X',
  'Internal Medicine': '207R00000X',
  'Cardiovascular Disease': '207RC0000X',
  Pediatrics: '208000000X',
  'Nurse Practitioner': '363L00000X',
  'Physician Assistant': '363A00000X',
}

/** 300 specialties, the plain ones first and most frequent. */
export const SPECIALTIES: readonly Specialty[] = KINDS.flatMap((kind, k) =>
  FIELDS.map(([field, credentials], i) => ({
    name: field + kind,
    code: (k === 0 && KNOWN[field]) || `${200 + i}${'ABCDE'[k]}${String(i).padStart(4, '0')}${k}X`,
    credentials: credentials.split(','),
  })),
)

export const specialty = zipf(SPECIALTIES, 0.95, 2)
