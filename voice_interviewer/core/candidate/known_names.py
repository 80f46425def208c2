"""Given names that are no other word: what lets "i'm priya" be read as a name where nothing is written with capitals.

Common ones of many countries. A name that is also a word ("joy", "mark", "rose"), a skill ("ruby"), a nationality
("german") or a place ("jordan") is left out on purpose: it counts only where the writing or "my name is" shows it.
"""

from __future__ import annotations

from voice_interviewer.core.grading.tokens import word_set

KNOWN_NAMES = word_set(
    """
    aaliyah aaron abdul abdullah abebe abhishek abigail abimbola abraham adam adebayo aditi aditya adrian adriana
    adriano adwoa agata agnes agnieszka ahmad ahmed aiko aisha ajay akash akiko akira akshay alan alana alberto
    alejandra alejandro aleksandr aleksandra alena alessandra alessandro alex alexa alexander alexandra alexandre
    alexandru alexei alexey alexis alfonso ali alice alicia alina alisha alison allison alma alvaro alyssa amadou
    amaka amal amanda amara amelia amina amir amit amna amy ana anand ananya anastasia anaïs anders andre andrea
    andreas andrei andrej andres andrew andrey andrzej andré andrés angela angelica angelina anil anita anjali anju
    ankit ankita ankur anna annabelle anne annika anthony antoine anton antonio antónio anu anupam anurag aparna
    araceli arash archana ariana arjun arnaud arnav artem arthur arturo arun arvind asad asha ashish ashley ashok
    ashwin asif astrid atsushi aurélie ayan ayana aydin ayesha aylin ayo ayodele ayse ayumi aziz babak bartek bartosz
    bashir beata beatrice beatriz ben benjamin benoît bernadette bernard bernardo beth bhavna bianca bilal björn boris
    brandon brenda brian bridget brigitte bruno burak caitlin camila camille carla carlos carmen carol carolina
    caroline caterina catherine cecilia cedric chandra charlotte chiamaka chiara chidi chinedu chinwe chioma chloe
    chloé chris christina christine christophe christopher chukwuemeka cindy claire clara claudia claudio clement
    clément connor corinne cristian cristina cynthia cyril daan daisuke damian damien daniel daniela danielle danilo
    danny dario dariusz darya dasha david davide deborah deepa deepak deepika denis denise dennis derek devika diana
    diego dieter dimitri dina dinesh divya dmitri dmitry dominik dominika dominique donna dorota douglas duncan ebru
    eduardo edward edwin ekaterina elena eleni elias elijah elisa elisabeth elise elizabeth ella ellen emeka emil
    emilia emilie emily emma emmanuel emre enrique eric erica erik erika erin ernesto esra esteban esther ethan eugene
    eva evan evelyn ewa fabian fabien fabio farah farhan fatima fatimah fatma fatoumata federica federico felipe felix
    ferdinand fernanda fernando filip filipa fiona florian francesca francesco francisco francois françois frederic
    frederik fumiko gabriel gabriela gabriele gabriella gareth gaurav gautam gavin geoffrey george georgios gerald
    gerard giorgio giovanni giulia giuseppe gloria gonzalo gopal greta grzegorz guadalupe guillaume guillermo gustavo
    gwen hadi hakan hamid hamza hana hannah hans harsh harsha haruka haruki haruto hasan hassan heather hector heidi
    heike helen helena helga henri henrik henry hina hiroshi hugo hussein ian ibrahim ifeanyi ignacio igor ikram
    ilaria ilona imran indira ines inga ingrid inês ioana ioannis irene irina isaac isabel isabella isabelle ismail
    ivan ivana iwona jacek jacob jacqueline jakub jamal james jamie jan janina janine jarek javier jean jeffrey jelena
    jennifer jenny jens jeremy jerome jessica jiho jihye joana joanna joao joaquin joe joel johan johanna johannes
    john jonas jonathan jorge jose josef josefina joseph joshua josé joão juan juana judith juha julian juliana julie
    julien juliette julio jun justyna jürgen kabir kaito kamal kamil kamila karan karen karim karin karina karl
    karolina kasia katarina katarzyna kate katerina katherine kathrin kathryn katja katrin kavita kavya kayla kazuki
    keiko kelechi kelly kemal kenji kenneth kevin khadija khalid kim kimberly kiran kirsten klaus kofi konrad kostas
    krishna kristen kristian kristina krystyna krzysztof kumar kwabena kwame kyle kyoko lakshmi lars laura lauren
    laurent lavanya layla lea leah leila lena leo leon leonardo leonie leonor leticia leyla liam lidia liliana lina
    linda linh linus lisa lorena lorenzo louis louise luca lucas lucia luciana lucie lucy ludovic luis luisa lukas
    lukasz luke luz lydia maarten maciej madeleine magda magdalena mahesh mahmoud malik mamadou manfred manish manoj
    manuel manuela marcel marcela marcelo marcin marco marcos marcus marek margarita maria mariam mariana marie marina
    mario marion marisol marius mariusz mariya marta martha martin martina mary marzena maría masato mateo mateus
    mateusz mathieu mathilde matteo matthew matthias maurice mauricio maxim maxime mbali meera megan mehdi mehmet
    melanie melissa meryem michael michaela michal michał michel michele michelle miguel mihai mikael mike mikhail
    mila milan milena milica milos mina minh minho mira miriam mirjam mohamed mohammad mohammed mohan mohit moira
    monica monika morgane moritz muhammad mukesh murat mustafa myriam nabil nadia nadine naomi narendra natalia
    natalie nataliya natasha nathalie nathan navya neema neha nia nicola nicolas nicole niels nikhil nikita nikola
    nikolai nikos nils nina nisha nitin nkechi noah noor nora noura nuno obinna octavio odile oksana oleg oleksandr
    olena olga oliver olivia olivier olumide omar omari oscar osman owen pablo pallavi pamela paola paolo pascal
    patricia patrick patrik patrycja paul paula paulina pauline paulo pavel pawel paweł pedro pekka peter petr petra
    philip philipp philippe pierre pieter piotr pooja prakash pranav prasad prashant pratik praveen preethi priscilla
    priya priyanka puneet quentin rachel rafael rafal raffaele raghav rahul raj rajesh raju rakesh ralf ramesh ramon
    rana rania raquel rashid raul ravi raymond rebecca reem reinhard renata renate renaud renee ricardo riccardo richa
    richard rina rita ritu roberta roberto rocio rodolfo rodrigo roger rohan rohit roland romain roman rosa rosalia
    rosario rosemary ruben rubén rui ruslan ruth ryan saad sabine sabrina sachin saeed sahil sakura salma salman
    samantha samir samira samuel sana sandeep sandra sangeeta sanjana sanjay sanjeev santiago sara sarah sasha satoshi
    sean sebastian sergei sergey sergio seun shankar shannon sharon shashank sheila shilpa shivani shreya shruti
    shubham siddharth silvia simon simona simone sina siobhan smita sneha sofia sofie solomon somchai sonia sonja
    sophia sophie soumya sri sridhar srinivas stanislav stefan stefanie stefano stephan stephanie stephen steven
    stéphane sudha suman sumit sunil sunita suresh surya susan susanne svetlana swati sylvia sylvie sébastien tadeusz
    tae takashi takeshi tamar tamara tania tanja tanvi tanya tariq tatiana tatyana temitope teresa thabo thandiwe theo
    theresa thiago thierry thomas thorsten tiago tiffany tim timo timothy tobias tom tomas tomasz tomoko torsten tuan
    tunde udo ulrich ulrike uma umar ursula usman uwe vaibhav valentin valentina valeria valerie vanessa vera veronica
    veronika vicente victor victoria vidya vijay vikas vikram viktor viktoria vinay vincent vincenzo virginie vishal
    vivek viviana vlad vladimir walter wangari wanjiru wei wiebke wiktor wilhelm william wojciech wolfgang xavier xiao
    xin yael yan yana yannick yasmin yasmine yasser yaw yetunde ying yoko yolanda youssef yuki yuko yulia yuri yusuf
    yves yvonne zahra zainab zanele zeynep zoe zofia zoltan zsofia zuzana ásgeir élodie émilie ömer özlem
    """
)
