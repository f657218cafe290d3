/** What a column of a patient file may be. `phone`, `email` and `identifier` may be several columns. */
export const PATIENT_FIELDS = [
  'id',
  'source',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'dateOfBirth',
  'birthYear',
  'birthMonth',
  'birthDay',
  'sex',
  'ssn',
  'streetNumber',
  'line1',
  'line2',
  'city',
  'state',
  'zip',
  'phone',
  'email',
  'identifier',
] as const
export type PatientField = (typeof PATIENT_FIELDS)[number]

/** Fields of which a file may have several columns. */
export const SEVERAL: ReadonlySet<string> = new Set<PatientField>(['phone', 'email', 'identifier'])

/** Headings by which a field goes, the likelier first; without case, accents, blanks and punctuation. */
export const PATIENT_HEADINGS: Record<PatientField, string> = {
  id: 'id recid recordid recordnumber sourceid rowid uniqueid key recnum record patientid queryid questionid localid',
  source: 'source sourcesystem sourcename system facility dataset sourcedataset origin',
  name: 'name fullname patientname nomecompleto',
  firstName:
    'firstname givenname first given forename fname namefirst fnamec1 namegiven vorname nombre nombres prenom voornaam nome',
  middleName: 'middlename middle middleinitial mi secondname mname namemiddle fnamec2',
  lastName:
    'lastname surname last familyname family lname namelast lnamec1 namefamily nachname familienname apellido apellidos primerapellido nomdefamille nom achternaam sobrenome',
  suffix: 'suffix namesuffix generation',
  dateOfBirth:
    'dateofbirth birthdate dob birthday dateborn born birth birthdttm geburtsdatum fechadenacimiento fechanacimiento datedenaissance datenaissance geboortedatum datadenascimento datanascimento',
  birthYear: 'birthyear yearofbirth dobyear byear yob by',
  birthMonth: 'birthmonth monthofbirth dobmonth bmonth mob bm',
  birthDay: 'dayofbirth birthdayofmonth dobday bday bd',
  sex: 'sex gender administrativesex birthsex geschlecht sexo sexe geslacht',
  ssn: 'ssn socsecid socialsecuritynumber ssnfull socsec nationalid nationalnumber nationalidentifier nhsnumber nhsno cpf aadhaar ssn4 ssnlast4',
  streetNumber: 'streetnumber housenumber streetno houseno housenum',
  line1:
    'line1 addressline1 address1 address street streetaddress streetname addr1 addrline1 addressstreet addr addressline streetaddr strasse direccion adresse adres endereco logradouro',
  line2: 'line2 addressline2 address2 addr2 addrline2 unit apartment apt',
  city: 'city suburb town addresscity locality municipality ort wohnort stadt ciudad ville plaats woonplaats cidade',
  state: 'state province addressstate region statecode uf',
  zip: 'zip zipcode postcode postalcode zip5 addresszip addresspostalcode plz postleitzahl codigopostal codepostal cep',
  phone:
    'phone phonenumber phone1 phone2 phone3 telephone tel mobile cell homephone mobilephone cellphone workphone contactnumber phones telecomphone telefon telefono telefoon telefone',
  email: 'email emailaddress mail email1 email2 email3 emails telecomemail',
  identifier:
    'mrn memberid identifier insuranceid medicarenumber medicareno mbi driverlicense legalid passport medicalrecordnumber medicalrecordno medicalrecordid medrecnumber chartnumber chartno chartid',
}

/** Headings that are looked for once no column is known by those above. */
export const FURTHER_HEADINGS: Readonly<Record<string, string>> = {
  firstName: 'givennames firstnames forenames vornamen voornamen',
  middleName: 'midlname middlenames midname',
  lastName: 'surnames lastnames',
  suffix: 'namesufx sufx',
  sex: 'sexatbirth genderatbirth sexassignedatbirth',
  ssn: 'last4ssn ssnlastfour last4ofssn',
  streetNumber: 'hausnummer hausnr huisnummer huisnr streetnbr housenbr',
  line1: 'streetaddr1 streetaddress1 streetaddressline1 straat',
  line2: 'streetaddr2 streetaddress2 streetaddressline2',
  state: 'st',
  zip: 'postal',
  phone: 'ph telefonnummer telefoonnummer phonenbr',
  cluster: 'trueperson personuid',
}

/** Headings of identifiers that each source gives out by itself, so that one number is somebody else's elsewhere. */
export const LOCAL_IDENTIFIERS: ReadonlySet<string> = new Set(
  'mrn identifier id number medicalrecordnumber medicalrecord medicalrecordid medrecnumber medrec chartnumber chart chartid patientid patientnumber hospitalnumber hospitalid clinicnumber clinicid clientnumber clientid casenumber caseid case accountnumber accountid account'.split(
    ' ',
  ),
)
