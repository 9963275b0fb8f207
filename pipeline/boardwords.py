"""The words of the board, for people."""

from corpus.clock import AppealState, Flag, JusteringState, NoticeState, Overdue
from corpus.deadline import What

JUSTERING: dict[JusteringState, str] = {
    "ej_tillampligt": "ej tillämpligt",
    "okand": "okänt",
    "ojusterat": "ojusterat",
    "delvis_signerat": "delvis signerat",
    "delvis_justerat": "delvis justerat",
    "omedelbart_justerat": "omedelbart justerat",
    "overlamnad_till_nasta_sammantrade": "överlämnad till nästa sammanträde",
    "justerat": "justerat",
    "rattat_efter_justering": "rättat efter justering",
}
NOTICE: dict[NoticeState, str] = {
    "ej_tillampligt": "ej tillämpligt",
    "okand": "okänt",
    "ej_anslaget": "ej anslaget",
    "delvis_anslaget": "delvis anslaget",
    "anslaget": "anslaget",
    "nedtaget": "nedtaget",
    "nedtaget_for_tidigt": "nedtaget för tidigt",
}
APPEAL: dict[AppealState, str] = {
    "ej_tillampligt": "ej tillämpligt",
    "ej_overklagbart": "ej överklagbart",
    "annan_ordning": "annan ordning",
    "ej_berakningsbar": "ej beräkningsbar",
    "tid_ej_borjat": "tiden har inte börjat",
    "tid_loper": "tiden löper",
    "utgangen_obekraftad": "utgången, obekräftad",
    "overklagat": "överklagat",
    "laga_kraft": "laga kraft",
    "upphavt": "upphävt",
    "historisk": "historisk",
}
FLAGS: dict[Flag, str] = {
    "forsenad": "justerades för sent",
    "justeringsdatum_saknas": "justeringsdatum saknas",
    "datum_obekraftat": "att det blev justerat den tryckta dagen är obekräftat",
    "justerare_avviker": "annan justerare än den som utsågs",
    "fore_sammantrade": "en dag är före sammanträdet",
    "sammantradesdatum_saknas": "sammanträdesdatum saknas",
    "organslag_okant": "organets slag är okänt",
    "forsenat_anslag": "anslogs för sent",
    "ofullstandigt_anslag": "anslaget är ofullständigt",
    "datum_orimligt": "dagarna går inte ihop",
    "anslagstavlor_okanda": "vilka anslagstavlor som gäller är okänt",
    "nedtas_for_tidigt": "anslaget anges tas ned för tidigt",
    "nedtaget_for_tidigt": "anslaget togs ned för tidigt",
    "nedtaget_sista_dagen": "anslaget togs ned sista dagen",
    "overklagandedag_avviker": "angiven sista dag stämmer inte med den beräknade",
    "bekraftat_avviker": "det bekräftade stämmer inte med det tryckta",
    "indikativ": "beräknade dagar är en fingervisning",
    "egna_paragrafer_saknas": "paragrafer som justerats för sig finns inte i arkivet",
    "flera_justerade_versioner": "flera justerade versioner",
    "undertecknad_fil": "filen har elektroniska underskrifter, som inte är prövade",
}
OVERDUE: dict[Overdue, str] = {
    "justering": "justeringen",
    "anslag": "anslaget",
    "protokoll": "protokollet",
}
DEADLINES: dict[What, str] = {
    "justering_senast": "Justera senast",
    "anslag_senast": "Anslå senast",
    "overklagande_sista": "Sista dag att överklaga",
    "nedtag_tidigast": "Anslaget får tas ned",
    "protokoll_senast": "Justera senast (protokoll saknas)",
}
