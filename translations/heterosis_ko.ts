<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>CloseQuestion</name>
    <message>
        <source>Pause and close</source>
        <translation>멈추고 닫기</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>그대로 있기</translation>
    </message>
</context>
<context>
    <name>EducationWords</name>
    <message>
        <source>Fine-tuning (SFT)</source>
        <translation>미세 조정 (SFT)</translation>
    </message>
    <message>
        <source>Preferences (DPO)</source>
        <translation>선호 (DPO)</translation>
    </message>
    <message>
        <source>Preferences (IPO)</source>
        <translation>선호 (IPO)</translation>
    </message>
    <message>
        <source>Thumbs up and down (KTO)</source>
        <translation>좋아요와 싫어요 (KTO)</translation>
    </message>
    <message>
        <source>Reward model</source>
        <translation>보상 모델</translation>
    </message>
    <message>
        <source>Practice for reward (PPO)</source>
        <translation>보상으로 연습 (PPO)</translation>
    </message>
    <message>
        <source>Practice for reward (GRPO)</source>
        <translation>보상으로 연습 (GRPO)</translation>
    </message>
    <message>
        <source>Learns to write what the data says: texts, answers, conversations</source>
        <translation>데이터가 말하는 대로 쓰기를 배웁니다: 글, 답, 대화</translation>
    </message>
    <message>
        <source>Learns to prefer the chosen answer to the rejected one, on a leash to what it was</source>
        <translation>원래 모델에 묶인 채, 거절된 답보다 선택된 답을 좋아하도록 배웁니다</translation>
    </message>
    <message>
        <source>As DPO, with a loss that does not run away on pairs that are clear</source>
        <translation>DPO와 같되, 뚜렷한 쌍에서 지나치게 나가지 않는 손실을 씁니다</translation>
    </message>
    <message>
        <source>Learns from single answers that somebody liked or did not</source>
        <translation>누군가 좋아하거나 싫어한 답 하나하나에서 배웁니다</translation>
    </message>
    <message>
        <source>Learns to rate answers, from pairs of a chosen and a rejected one; a judge for breeding and practice</source>
        <translation>선택된 답과 거절된 답의 쌍에서 답을 매기는 법을 배웁니다: 번식과 연습의 심사자</translation>
    </message>
    <message>
        <source>Writes answers, has them rated, and moves toward the better ones with a value head and a leash</source>
        <translation>답을 쓰고 점수를 받아, 가치 헤드와 줄에 묶여 나은 쪽으로 움직입니다</translation>
    </message>
    <message>
        <source>Writes several answers to a prompt and moves toward those above their mean, on a leash</source>
        <translation>한 프롬프트에 여러 답을 쓰고, 줄에 묶여 평균보다 나은 쪽으로 움직입니다</translation>
    </message>
    <message>
        <source>all weights</source>
        <translation>모든 가중치</translation>
    </message>
    <message>
        <source>by genes (the equalizer&apos;s strength)</source>
        <translation>유전자별 (이퀄라이저의 강도)</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>rsLoRA</source>
        <translation>rsLoRA</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>plain text, a passage a line</source>
        <translation>한 줄에 한 단락인 글</translation>
    </message>
    <message>
        <source>prompts without answers</source>
        <translation>답이 없는 프롬프트</translation>
    </message>
    <message>
        <source>prompts and completions</source>
        <translation>프롬프트와 응답</translation>
    </message>
    <message>
        <source>instructions in the shape of Alpaca</source>
        <translation>Alpaca 형식의 지시</translation>
    </message>
    <message>
        <source>conversations in the shape of ShareGPT</source>
        <translation>ShareGPT 형식의 대화</translation>
    </message>
    <message>
        <source>conversations in the shape of OpenAI messages</source>
        <translation>OpenAI messages 형식의 대화</translation>
    </message>
    <message>
        <source>pairs of a chosen and a rejected answer (DPO)</source>
        <translation>선택된 답과 거절된 답의 쌍 (DPO)</translation>
    </message>
    <message>
        <source>answers with a thumb up or down (KTO)</source>
        <translation>좋아요나 싫어요가 달린 답 (KTO)</translation>
    </message>
    <message>
        <source>a norm suite</source>
        <translation>규범 모음</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>객관식</translation>
    </message>
    <message>
        <source>text file</source>
        <translation>텍스트 파일</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>learned rows</source>
        <translation>배운 행</translation>
    </message>
    <message>
        <source>held-back rows</source>
        <translation>측정용 행</translation>
    </message>
    <message>
        <source>general text</source>
        <translation>일반 글</translation>
    </message>
    <message>
        <source>loss per token</source>
        <translation>토큰당 손실</translation>
    </message>
    <message>
        <source>share where the chosen answer wins</source>
        <translation>선택된 답이 이기는 비율</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>보상</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>약 %1초</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>약 %1분</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>약 %1시간</translation>
    </message>
</context>
<context>
    <name>GeneWords</name>
    <message>
        <source>query</source>
        <translation>쿼리</translation>
    </message>
    <message>
        <source>key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>value</source>
        <translation>밸류</translation>
    </message>
    <message>
        <source>attn out</source>
        <translation>어텐션 출력</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>up</source>
        <translation>업</translation>
    </message>
    <message>
        <source>down</source>
        <translation>다운</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>embedding, head</source>
        <translation>임베딩, 헤드</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>%1층</translation>
    </message>
    <message>
        <source>embedding %1</source>
        <translation>임베딩 %1</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>헤드 %1</translation>
    </message>
    <message>
        <source>layer %1 %2</source>
        <translation>%1층 %2</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>교배 비율</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>contribution</source>
        <translation>기여도</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>holds numbers that are not finite</source>
        <translation>유한하지 않은 수가 들어 있음</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>거리 %1</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>오프셋 %1</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 genes</source>
        <translation>유전자 %1개</translation>
    </message>
    <message>
        <source>%1 locked</source>
        <translation>%1개 잠김</translation>
    </message>
    <message>
        <source>across</source>
        <translation>가로</translation>
    </message>
    <message>
        <source>upward</source>
        <translation>세로</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1, %2 단위</translation>
    </message>
    <message>
        <source>%1, drawn %2 of B</source>
        <translation>%1, 뽑힌 B의 몫 %2</translation>
    </message>
    <message>
        <source>the data pulls towards %1 (%2 nats)</source>
        <translation>데이터가 %1 쪽으로 끕니다 (%2내트)</translation>
    </message>
    <message>
        <source>weaker (%1 nats)</source>
        <translation>더 약하게 (%1내트)</translation>
    </message>
    <message>
        <source>stronger (%1 nats)</source>
        <translation>더 세게 (%1내트)</translation>
    </message>
</context>
<context>
    <name>OperatorWords</name>
    <message>
        <source>Between the parents</source>
        <translation>부모 사이에서</translation>
    </message>
    <message>
        <source>Whole pieces of one parent or the other</source>
        <translation>한쪽 부모의 조각을 통째로</translation>
    </message>
    <message>
        <source>What each parent learned, added up</source>
        <translation>부모마다 배운 것을 더하기</translation>
    </message>
    <message>
        <source>By agreement</source>
        <translation>서로 맞는 만큼</translation>
    </message>
    <message>
        <source>weighted mean of the parents</source>
        <translation>부모의 가중 평균</translation>
    </message>
    <message>
        <source>each piece from a parent drawn by the seed</source>
        <translation>조각마다 시드로 뽑은 부모에게서</translation>
    </message>
    <message>
        <source>along the arc from A to B</source>
        <translation>A에서 B로 가는 호를 따라</translation>
    </message>
    <message>
        <source>arc between what the parents learned</source>
        <translation>부모가 배운 것 사이의 호</translation>
    </message>
    <message>
        <source>arc between any number of parents</source>
        <translation>여러 부모 사이의 호</translation>
    </message>
    <message>
        <source>the middle of the parents on the sphere</source>
        <translation>구면 위 부모들의 한가운데</translation>
    </message>
    <message>
        <source>sum of the differences from the original</source>
        <translation>원본과의 차이를 더함</translation>
    </message>
    <message>
        <source>large differences whose signs agree</source>
        <translation>부호가 맞는 큰 차이</translation>
    </message>
    <message>
        <source>a drawn share of differences, scaled up</source>
        <translation>차이 일부를 뽑아 키움</translation>
    </message>
    <message>
        <source>drawn differences whose signs agree</source>
        <translation>뽑은 차이 가운데 부호가 맞는 것</translation>
    </message>
    <message>
        <source>drawn by size, signs agree</source>
        <translation>크기에 따라 뽑고 부호가 맞는 것</translation>
    </message>
    <message>
        <source>drawn by size, added up</source>
        <translation>크기에 따라 뽑아 더함</translation>
    </message>
    <message>
        <source>without the largest and smallest differences</source>
        <translation>가장 큰 차이와 작은 차이를 뺌</translation>
    </message>
    <message>
        <source>the same, and signs agree</source>
        <translation>위와 같고 부호가 맞는 것</translation>
    </message>
    <message>
        <source>towards the original as far as the parents disagree</source>
        <translation>부모가 어긋나는 만큼 원본 쪽으로</translation>
    </message>
    <message>
        <source>where the parents vary most, weighted by energy</source>
        <translation>부모가 가장 다른 곳을 에너지로 가중</translation>
    </message>
    <message>
        <source>A, and B where the two are close</source>
        <translation>A, 둘이 가까운 곳은 B</translation>
    </message>
    <message>
        <source>the changes of B that matter most</source>
        <translation>B의 변화 가운데 중요한 것</translation>
    </message>
    <message>
        <source>mean of what overlaps, all of what does not</source>
        <translation>겹치는 변화는 평균, 나머지는 그대로</translation>
    </message>
    <message>
        <source>the same, and unshared changes amplified</source>
        <translation>위와 같고 겹치지 않는 변화를 키움</translation>
    </message>
    <message>
        <source>parent A as it is</source>
        <translation>부모 A 그대로</translation>
    </message>
    <message>
        <source>share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>tensor</source>
        <translation>텐서</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>attention head</source>
        <translation>어텐션 헤드</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>single weight</source>
        <translation>가중치 하나</translation>
    </message>
    <message>
        <source>each tensor blends at a ratio drawn around its own</source>
        <translation>텐서마다 제 비율 둘레에서 뽑은 비율로 섞음</translation>
    </message>
    <message>
        <source>whole tensors change places</source>
        <translation>텐서를 통째로 바꿈</translation>
    </message>
    <message>
        <source>whole layers change places</source>
        <translation>층을 통째로 바꿈</translation>
    </message>
    <message>
        <source>heads and MLP units change places as a whole</source>
        <translation>헤드와 MLP 유닛을 통째로 바꿈</translation>
    </message>
    <message>
        <source>output rows change places</source>
        <translation>출력 행을 바꿈</translation>
    </message>
    <message>
        <source>each weight is drawn by itself</source>
        <translation>가중치를 하나씩 따로 뽑음</translation>
    </message>
    <message>
        <source>The share of differences that is kept</source>
        <translation>남기는 차이의 비율</translation>
    </message>
    <message>
        <source>The sum of the differences is multiplied with this</source>
        <translation>차이의 합에 곱하는 수</translation>
    </message>
    <message>
        <source>The weights are divided by their sum</source>
        <translation>가중치를 그 합으로 나눔</translation>
    </message>
    <message>
        <source>What was kept is scaled up to stand for what was dropped</source>
        <translation>버린 몫만큼 남은 것을 키움</translation>
    </message>
    <message>
        <source>The share of the largest differences that is left out</source>
        <translation>빼 버리는 가장 큰 차이의 비율</translation>
    </message>
    <message>
        <source>How far the chance of being kept moves with the size, or what counts as no change</source>
        <translation>남을 확률이 크기에 따라 달라지는 폭, 또는 변화가 없다고 보는 크기</translation>
    </message>
    <message>
        <source>Rows are turned one by one instead of columns</source>
        <translation>열 대신 행을 하나씩 돌림</translation>
    </message>
    <message>
        <source>The whole tensor is turned as one vector</source>
        <translation>텐서 전체를 한 벡터로 보고 돌림</translation>
    </message>
    <message>
        <source>The share of places with the largest variance that is kept</source>
        <translation>분산이 가장 큰 자리 가운데 남기는 비율</translation>
    </message>
    <message>
        <source>One angle for each row instead of the whole tensor</source>
        <translation>텐서 전체 대신 행마다 각 하나</translation>
    </message>
    <message>
        <source>How close the parents must be for B to count</source>
        <translation>B를 받아들일 만큼 두 부모가 가까운 정도</translation>
    </message>
    <message>
        <source>The most steps towards the middle</source>
        <translation>가운데로 가는 걸음 수의 한도</translation>
    </message>
    <message>
        <source>Below this a difference counts as none</source>
        <translation>이보다 작은 차이는 없는 것으로 봄</translation>
    </message>
    <message>
        <source>How strongly unshared changes are amplified</source>
        <translation>겹치지 않는 변화를 키우는 세기</translation>
    </message>
    <message>
        <source>The parent is multiplied with this</source>
        <translation>부모에 곱하는 수</translation>
    </message>
    <message>
        <source>By statistics over your data</source>
        <translation>내 데이터의 통계에 따라</translation>
    </message>
    <message>
        <source>each weight from the parents whose data needs it most</source>
        <translation>가중치마다 데이터가 그것을 가장 필요로 하는 부모에게서</translation>
    </message>
    <message>
        <source>layers that answer each parent&apos;s data as that parent does</source>
        <translation>각 부모의 데이터에 그 부모처럼 답하는 층</translation>
    </message>
    <message>
        <source>The most that a change is amplified; of regmean, how much inputs that move together count</source>
        <translation>변화를 키우는 한도. regmean에서는 함께 움직이는 입력을 얼마나 셀지</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>모두 선택(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>한 단계 올리기(&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>한 단계 내리기(&amp;D)</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>열기(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>선택(&amp;C)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>찾는 위치:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>파일 이름(&amp;N):</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>폴더:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>파일 형식:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>상위 폴더</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>새 폴더 만들기</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>목록 보기</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>자세히 보기</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>새 폴더(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>이름 바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>숨긴 파일 보기(&amp;H)</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 파일이 이미 있습니다.
바꿀까요?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>수정한 날짜</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>예(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>아니요(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>링크 주소 복사(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>RecipeWords</name>
    <message>
        <source>%1 % of %2</source>
        <translation>%2 %1 %</translation>
    </message>
    <message>
        <source>draw(%1; %2)</source>
        <translation>뽑기(%1; %2)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>; ratio %1</source>
        <translation>; 비율 %1</translation>
    </message>
    <message>
        <source>; weights %1</source>
        <translation>; 가중치 %1</translation>
    </message>
    <message>
        <source>child</source>
        <translation>자식</translation>
    </message>
    <message>
        <source>original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 = %2 in %3 % of the rows, A in the others</source>
        <translation>행의 %3 %는 %1 = %2, 나머지는 A</translation>
    </message>
    <message>
        <source>%1 = %2 + %3 × (%4 − %2)</source>
        <translation>%1 = %2 + %3 × (%4 − %2)</translation>
    </message>
    <message>
        <source>all genes</source>
        <translation>모든 유전자</translation>
    </message>
    <message>
        <source>%1 of all layers</source>
        <translation>모든 층의 %1</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>%1층</translation>
    </message>
    <message>
        <source>layers %1</source>
        <translation>%1층</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>by %1: %2</source>
        <translation>%1 단위: %2</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>시드 %1</translation>
    </message>
    <message>
        <source>mutation: %1 % of the genes get noise of %2 times their size</source>
        <translation>돌연변이: 유전자의 %1 %에 제 크기의 %2배인 잡음</translation>
    </message>
    <message>
        <source>the other parents&apos; heads and MLP units are put into A&apos;s order first</source>
        <translation>먼저 다른 부모의 헤드와 MLP 유닛을 A의 순서로 맞춤</translation>
    </message>
    <message>
        <source>computed from inputs in %1</source>
        <translation>%1 입력으로 계산</translation>
    </message>
    <message>
        <source>A single gene&apos;s line goes before that of a layer or a region, and those before all genes.</source>
        <translation>유전자 하나의 줄이 층이나 영역의 줄보다 앞서고, 이들은 모든 유전자의 줄보다 앞섭니다.</translation>
    </message>
</context>
<context>
    <name>StudbookWords</name>
    <message>
        <source>brought in</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>손으로</translation>
    </message>
    <message>
        <source>bred</source>
        <translation>교배</translation>
    </message>
    <message>
        <source>taught</source>
        <translation>가르침</translation>
    </message>
    <message>
        <source>loss on text</source>
        <translation>글의 손실</translation>
    </message>
    <message>
        <source>loss on answers</source>
        <translation>답의 손실</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>규범</translation>
    </message>
    <message>
        <source>choices</source>
        <translation>고르기</translation>
    </message>
    <message>
        <source>preferences</source>
        <translation>선호</translation>
    </message>
    <message>
        <source>reward model</source>
        <translation>보상 모델</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>repetition</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>language kept</source>
        <translation>언어 유지</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>%1, half %2</source>
        <translation>%1, %2번 절반</translation>
    </message>
    <message>
        <source>genetic</source>
        <translation>유전</translation>
    </message>
    <message>
        <source>NSGA-II (several judges)</source>
        <translation>NSGA-II (여러 심사)</translation>
    </message>
    <message>
        <source>CMA-ES</source>
        <translation>CMA-ES</translation>
    </message>
    <message>
        <source>M2N2 (competition for data)</source>
        <translation>M2N2 (데이터 경쟁)</translation>
    </message>
    <message>
        <source>auto-EQ (gradients)</source>
        <translation>자동 EQ (기울기)</translation>
    </message>
    <message>
        <source>random search</source>
        <translation>무작위 탐색</translation>
    </message>
    <message>
        <source>a share per tensor</source>
        <translation>텐서마다 비율</translation>
    </message>
    <message>
        <source>whole tensors</source>
        <translation>텐서 통째로</translation>
    </message>
    <message>
        <source>whole layers</source>
        <translation>층 통째로</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>single weights</source>
        <translation>가중치 하나하나</translation>
    </message>
    <message>
        <source>running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>generation %1</source>
        <translation>%1세대</translation>
    </message>
    <message>
        <source>parents: %1</source>
        <translation>부모: %1</translation>
    </message>
    <message>
        <source>fitness %1</source>
        <translation>적합도 %1</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>아직 심사하지 않음</translation>
    </message>
    <message>
        <source>%1, schooled</source>
        <translation>%1, 교육 후</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>A SHA-256 is 64 digits of 0-9 and a-f</source>
        <translation>SHA-256은 0-9와 a-f로 된 64자리입니다</translation>
    </message>
    <message>
        <source>A density is a share of rows, from 0 to 1</source>
        <translation>밀도는 행의 비율로, 0에서 1까지입니다</translation>
    </message>
    <message>
        <source>A density needs two parents and no original besides parent A</source>
        <translation>밀도에는 두 부모가 필요하고, 부모 A 말고 다른 원본이 없어야 합니다</translation>
    </message>
    <message>
        <source>A filter needs a value</source>
        <translation>필터에는 값이 필요합니다</translation>
    </message>
    <message>
        <source>A finite number is expected here</source>
        <translation>여기에는 유한한 수가 와야 합니다</translation>
    </message>
    <message>
        <source>A gene has a strength or a density, not both</source>
        <translation>유전자에는 강도나 밀도 가운데 하나만 있어야 합니다</translation>
    </message>
    <message>
        <source>A merge must have two parts with one space between them, this is &quot;{}&quot;</source>
        <translation>병합 규칙은 빈칸 하나로 나뉜 두 부분이어야 하는데 &quot;{}&quot;입니다</translation>
    </message>
    <message>
        <source>A merge needs the token &quot;{}&quot;, which the vocabulary lacks</source>
        <translation>병합 규칙에 필요한 토큰 &quot;{}&quot;이(가) 어휘에 없습니다</translation>
    </message>
    <message>
        <source>A model cannot be stored as {}</source>
        <translation>모델을 {}(으)로 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>A model&apos;s configuration must be a JSON object</source>
        <translation>모델 설정은 JSON 객체여야 합니다</translation>
    </message>
    <message>
        <source>A parent is an object with a path</source>
        <translation>부모는 경로가 있는 객체여야 합니다</translation>
    </message>
    <message>
        <source>A prompt of {} tokens and a speech of {} do not fit into the model&apos;s context of {}</source>
        <translation>프롬프트 {}토큰과 말 {}토큰은 모델의 컨텍스트 {}토큰에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>A ratio needs two parents</source>
        <translation>교배 비율에는 두 부모가 필요합니다</translation>
    </message>
    <message>
        <source>A recipe names its parents in a list</source>
        <translation>레시피는 부모를 목록으로 적습니다</translation>
    </message>
    <message>
        <source>A recipe of one parent scales that parent; it has no original</source>
        <translation>부모가 하나인 레시피는 그 부모를 조절하므로 원본이 없습니다</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 up</source>
        <translation>시드는 0 이상의 정수입니다</translation>
    </message>
    <message>
        <source>A single value is expected here</source>
        <translation>여기에는 값 하나가 와야 합니다</translation>
    </message>
    <message>
        <source>A strength needs an original that is not parent A</source>
        <translation>강도에는 부모 A가 아닌 원본이 필요합니다</translation>
    </message>
    <message>
        <source>A text is expected here</source>
        <translation>여기에는 글이 와야 합니다</translation>
    </message>
    <message>
        <source>Add &quot;model&quot;</source>
        <translation>&quot;model&quot;을 더하세요</translation>
    </message>
    <message>
        <source>Add &quot;value&quot;</source>
        <translation>&quot;value&quot;를 더하세요</translation>
    </message>
    <message>
        <source>Add one or two objects with a path</source>
        <translation>경로가 있는 객체를 하나나 둘 더하세요</translation>
    </message>
    <message>
        <source>Add parent B, or scale the genes of the one parent with &quot;strength&quot;</source>
        <translation>부모 B를 더하거나, 한 부모의 유전자를 &quot;strength&quot;로 조절하세요</translation>
    </message>
    <message>
        <source>Add the folder of the model as &quot;path&quot;</source>
        <translation>모델의 폴더를 &quot;path&quot;로 더하세요</translation>
    </message>
    <message>
        <source>Add the two weights, and keep one</source>
        <translation>두 가중치를 더해 하나만 남기세요</translation>
    </message>
    <message>
        <source>An export may not touch the folder of an original, {}</source>
        <translation>원본의 폴더 {}에는 내보낼 수 없습니다</translation>
    </message>
    <message>
        <source>Begin each one with &quot;- model:&quot;</source>
        <translation>하나하나를 &quot;- model:&quot;로 시작하세요</translation>
    </message>
    <message>
        <source>Change a weight, or write &quot;normalize: false&quot; under parameters</source>
        <translation>가중치를 바꾸거나 parameters에 &quot;normalize: false&quot;를 적으세요</translation>
    </message>
    <message>
        <source>Check its permissions</source>
        <translation>권한을 확인하세요</translation>
    </message>
    <message>
        <source>Check that it can be read and that the disk is not full</source>
        <translation>읽을 수 있는지, 디스크가 가득 차지 않았는지 확인하세요</translation>
    </message>
    <message>
        <source>Check that the tokenizer belongs to this model.</source>
        <translation>이 모델의 토크나이저가 맞는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that this is the right file</source>
        <translation>맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>Check the disk and try again</source>
        <translation>디스크를 확인하고 다시 해 보세요</translation>
    </message>
    <message>
        <source>Check the disk, and export again</source>
        <translation>디스크를 확인하고 다시 내보내세요</translation>
    </message>
    <message>
        <source>Check the installation of OpenSSL (libssl3)</source>
        <translation>OpenSSL(libssl3) 설치를 확인하세요</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>경로를 확인하세요</translation>
    </message>
    <message>
        <source>Choose a folder somewhere else</source>
        <translation>다른 곳의 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a folder that holds a tokenizer</source>
        <translation>토크나이저가 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to</source>
        <translation>쓸 수 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a model of one of these families: {}</source>
        <translation>다음 계열의 모델을 고르세요: {}</translation>
    </message>
    <message>
        <source>Choose a new folder or an empty one</source>
        <translation>새 폴더나 빈 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a recipe.json that Heterosis wrote</source>
        <translation>Heterosis가 쓴 recipe.json을 고르세요</translation>
    </message>
    <message>
        <source>Choose a shorter prompt</source>
        <translation>더 짧은 프롬프트를 쓰세요</translation>
    </message>
    <message>
        <source>Choose another device; --version says what libtorch finds.</source>
        <translation>다른 장치를 고르세요. libtorch가 찾은 장치는 --version이 알려 줍니다.</translation>
    </message>
    <message>
        <source>Choose another dtype</source>
        <translation>다른 수 형식을 고르세요</translation>
    </message>
    <message>
        <source>Choose float32 or bfloat16.</source>
        <translation>float32나 bfloat16을 고르세요.</translation>
    </message>
    <message>
        <source>Choose float32, bfloat16 or float16</source>
        <translation>float32, bfloat16, float16 가운데 고르세요</translation>
    </message>
    <message>
        <source>Choose smaller sizes</source>
        <translation>더 작은 크기를 고르세요</translation>
    </message>
    <message>
        <source>Close other models or programs.</source>
        <translation>다른 모델이나 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or shorten the prompt</source>
        <translation>다른 프로그램을 닫거나, 더 작은 모델을 고르거나, 프롬프트를 줄이세요</translation>
    </message>
    <message>
        <source>Close other programs, or choose smaller parents</source>
        <translation>다른 프로그램을 닫거나 더 작은 부모를 고르세요</translation>
    </message>
    <message>
        <source>Close other programs, or open smaller models</source>
        <translation>다른 프로그램을 닫거나 더 작은 모델을 여세요</translation>
    </message>
    <message>
        <source>Compare the file with mergekit&apos;s examples</source>
        <translation>mergekit의 예제와 비교해 보세요</translation>
    </message>
    <message>
        <source>Convert the checkpoint to float32, float16 or bfloat16.</source>
        <translation>체크포인트를 float32, float16, bfloat16 가운데 하나로 바꾸세요.</translation>
    </message>
    <message>
        <source>Convert the model to bfloat16, float16 or float32 first</source>
        <translation>먼저 모델을 bfloat16, float16, float32 가운데 하나로 바꾸세요</translation>
    </message>
    <message>
        <source>Copy its content into a file first</source>
        <translation>먼저 내용을 파일로 복사하세요</translation>
    </message>
    <message>
        <source>Correct the family&apos;s file in resources/families</source>
        <translation>resources/families에 있는 계열 파일을 고치세요</translation>
    </message>
    <message>
        <source>Correct the family&apos;s file; docs/formats.md describes it</source>
        <translation>계열 파일을 고치세요. 형식은 docs/formats.md에 있습니다</translation>
    </message>
    <message>
        <source>Correct the file, or fetch it again if it was cut short</source>
        <translation>파일을 고치거나, 잘렸다면 다시 받으세요</translation>
    </message>
    <message>
        <source>Correct the line</source>
        <translation>그 줄을 고치세요</translation>
    </message>
    <message>
        <source>Devices are auto, cpu, cuda and cuda:0, cuda:1, ...</source>
        <translation>장치는 auto, cpu, cuda, cuda:0, cuda:1, … 입니다</translation>
    </message>
    <message>
        <source>Elements of type {} cannot be blended</source>
        <translation>{} 형식의 원소는 섞을 수 없습니다</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s shards and their index again, all from one source</source>
        <translation>모델의 조각과 인덱스를 모두 한곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the tokenizer again from its source, or correct the pattern</source>
        <translation>토크나이저를 다시 받거나 패턴을 고치세요</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk</source>
        <translation>공간을 비우거나 다른 디스크를 고르세요</translation>
    </message>
    <message>
        <source>Give the folder of a model on this machine; nothing is downloaded</source>
        <translation>이 컴퓨터에 있는 모델의 폴더를 주세요. 아무것도 내려받지 않습니다</translation>
    </message>
    <message>
        <source>Give the model at least one token.</source>
        <translation>모델에 토큰을 하나 이상 주세요.</translation>
    </message>
    <message>
        <source>If memory ran out, close other models or choose the CPU.</source>
        <translation>메모리가 모자라면 다른 모델을 닫거나 CPU를 고르세요.</translation>
    </message>
    <message>
        <source>Install the program again, or name the folder in HETEROSIS_RESOURCES</source>
        <translation>프로그램을 다시 설치하거나 HETEROSIS_RESOURCES에 폴더를 적으세요</translation>
    </message>
    <message>
        <source>It must be {}.</source>
        <translation>{}이어야 합니다.</translation>
    </message>
    <message>
        <source>Its weights overflow: lower the strength, or compute in float32.</source>
        <translation>가중치가 넘칩니다. 강도를 낮추거나 float32로 계산하세요.</translation>
    </message>
    <message>
        <source>Keep one of the two</source>
        <translation>둘 가운데 하나만 남기세요</translation>
    </message>
    <message>
        <source>Keys and values are expected here</source>
        <translation>여기에는 키와 값이 와야 합니다</translation>
    </message>
    <message>
        <source>Known here are: {}</source>
        <translation>여기에서 아는 것: {}</translation>
    </message>
    <message>
        <source>Layer {} of the model lacks a matrix</source>
        <translation>모델의 {}층에 행렬이 빠져 있습니다</translation>
    </message>
    <message>
        <source>Leave &quot;original&quot; out, or name it as a second parent</source>
        <translation>&quot;original&quot;을 빼거나 두 번째 부모로 적으세요</translation>
    </message>
    <message>
        <source>Leave it out if it is not known</source>
        <translation>모르면 빼세요</translation>
    </message>
    <message>
        <source>Leave that character out, or use another tokenizer</source>
        <translation>그 글자를 빼거나 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Let the ranges not overlap, or give the gene a key of its own</source>
        <translation>범위가 겹치지 않게 하거나 그 유전자에 따로 키를 주세요</translation>
    </message>
    <message>
        <source>More bytes were given than the tensors of the file take</source>
        <translation>파일의 텐서보다 많은 바이트가 주어졌습니다</translation>
    </message>
    <message>
        <source>Name a file in it</source>
        <translation>그 안의 파일을 지정하세요</translation>
    </message>
    <message>
        <source>Name a model&apos;s folder, a safetensors file or a recipe</source>
        <translation>모델 폴더, safetensors 파일 또는 레시피를 지정하세요</translation>
    </message>
    <message>
        <source>Name the common base as &quot;original&quot;, or use &quot;density&quot; from 0 to 1</source>
        <translation>공통 조상을 &quot;original&quot;로 적거나, 0에서 1까지의 &quot;density&quot;를 쓰세요</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>열린 모델이 없습니다</translation>
    </message>
    <message>
        <source>One of {} and {} has an output head of its own and the other takes its embedding for it: {}</source>
        <translation>{}과(와) {} 가운데 하나는 출력 헤드가 따로 있고 다른 하나는 임베딩을 함께 씁니다: {}</translation>
    </message>
    <message>
        <source>Open it with a newer Heterosis</source>
        <translation>더 새로운 Heterosis로 여세요</translation>
    </message>
    <message>
        <source>Open models of one architecture and size</source>
        <translation>구조와 크기가 같은 모델을 여세요</translation>
    </message>
    <message>
        <source>Open the model again</source>
        <translation>모델을 다시 여세요</translation>
    </message>
    <message>
        <source>Open the model again.</source>
        <translation>모델을 다시 여세요.</translation>
    </message>
    <message>
        <source>Open the parents that the recipe names</source>
        <translation>레시피에 적힌 부모를 여세요</translation>
    </message>
    <message>
        <source>Open two parents first</source>
        <translation>먼저 두 부모를 여세요</translation>
    </message>
    <message>
        <source>Opening these models takes {} of memory, but only {} are free</source>
        <translation>이 모델을 여는 데 메모리 {}이(가) 들지만 {}만 남아 있습니다</translation>
    </message>
    <message>
        <source>Put the original back, or take &quot;sha256&quot; out of the recipe to use this one</source>
        <translation>원래 파일을 돌려놓거나, 이 파일을 쓰려면 레시피에서 &quot;sha256&quot;을 빼세요</translation>
    </message>
    <message>
        <source>Rename one</source>
        <translation>하나의 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>Report this as a fault of the program</source>
        <translation>프로그램의 오류이니 알려 주세요</translation>
    </message>
    <message>
        <source>Shape and dtype need {} bytes, but &quot;data_offsets&quot; hold {}</source>
        <translation>shape와 dtype에는 {}바이트가 필요하지만 &quot;data_offsets&quot;는 {}바이트입니다</translation>
    </message>
    <message>
        <source>Shorten the text.</source>
        <translation>글을 줄이세요.</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>예상하지 못한 일이 일어났습니다</translation>
    </message>
    <message>
        <source>Something unexpected happened: {}</source>
        <translation>예상하지 못한 일이 일어났습니다: {}</translation>
    </message>
    <message>
        <source>Split it into files</source>
        <translation>여러 파일로 나누세요</translation>
    </message>
    <message>
        <source>Switch the chat off to give the prompt as plain text</source>
        <translation>대화를 끄고 프롬프트를 글 그대로 주세요</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>빼세요</translation>
    </message>
    <message>
        <source>Tensor {} came out with {} bytes instead of {}</source>
        <translation>텐서 {}이(가) {}바이트로 나왔습니다. {}바이트여야 합니다</translation>
    </message>
    <message>
        <source>Tensor {} did not come back as it was written</source>
        <translation>텐서 {}이(가) 쓴 대로 읽히지 않습니다</translation>
    </message>
    <message>
        <source>Tensor {} does not have the bytes that its shape asks for</source>
        <translation>텐서 {}의 바이트 수가 모양과 맞지 않습니다</translation>
    </message>
    <message>
        <source>Tensor {} has another shape than the model&apos;s family asks for</source>
        <translation>텐서 {}의 모양이 모델 계열과 맞지 않습니다</translation>
    </message>
    <message>
        <source>Tensor {} is missing</source>
        <translation>텐서 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>Tensors are stored in a type that weights cannot be blended in: {}</source>
        <translation>가중치를 섞을 수 없는 형식으로 저장된 텐서가 있습니다: {}</translation>
    </message>
    <message>
        <source>Tensors have another shape than config.json says: {}</source>
        <translation>텐서의 모양이 config.json과 다릅니다: {}</translation>
    </message>
    <message>
        <source>Tensors of the architecture &quot;{}&quot; are missing: {}</source>
        <translation>구조 &quot;{}&quot;에 있어야 할 텐서가 없습니다: {}</translation>
    </message>
    <message>
        <source>Tensors of the type {} cannot be computed with</source>
        <translation>{} 형식의 텐서로는 계산할 수 없습니다</translation>
    </message>
    <message>
        <source>The JSON is broken: {}</source>
        <translation>JSON이 깨져 있습니다: {}</translation>
    </message>
    <message>
        <source>The JSON is nested deeper than {} levels</source>
        <translation>JSON이 {}단계보다 깊습니다</translation>
    </message>
    <message>
        <source>The JSON is {} bytes long; at most {} are read</source>
        <translation>JSON이 {}바이트입니다. {}바이트까지만 읽습니다</translation>
    </message>
    <message>
        <source>The activation &quot;{}&quot; is not known</source>
        <translation>활성화 함수 &quot;{}&quot;을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The activation {} is not known</source>
        <translation>활성화 함수 {}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The architecture &quot;{}&quot; is not known: its tensors can be listed, but it cannot be run or divided into genes</source>
        <translation>구조 &quot;{}&quot;을(를) 모릅니다. 텐서를 늘어놓을 수는 있지만, 실행하거나 유전자로 나눌 수 없습니다</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s chat template is of an unknown kind</source>
        <translation>체크포인트의 대화 서식을 모릅니다</translation>
    </message>
    <message>
        <source>The configuration names no architecture: neither &quot;model_type&quot; nor &quot;architectures&quot; is there</source>
        <translation>설정에 구조가 없습니다. &quot;model_type&quot;도 &quot;architectures&quot;도 없습니다</translation>
    </message>
    <message>
        <source>The dtype {} cannot be blended in</source>
        <translation>{} 형식으로는 섞을 수 없습니다</translation>
    </message>
    <message>
        <source>The family &quot;{}&quot; does not say how &quot;{}&quot; is found</source>
        <translation>계열 &quot;{}&quot;에 &quot;{}&quot;을(를) 찾는 법이 없습니다</translation>
    </message>
    <message>
        <source>The file cannot be copied: {}</source>
        <translation>파일을 복사할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file has only {} bytes; a safetensors file starts with 8 bytes for the header&apos;s length</source>
        <translation>파일이 {}바이트뿐입니다. safetensors 파일은 헤더 길이를 적은 8바이트로 시작합니다</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>파일이 더는 없습니다</translation>
    </message>
    <message>
        <source>The file is {} large; at most {} are read</source>
        <translation>파일이 {}입니다. {}까지만 읽습니다</translation>
    </message>
    <message>
        <source>The file nests deeper than {} levels</source>
        <translation>파일이 {}단계보다 깊습니다</translation>
    </message>
    <message>
        <source>The file repeats more than {} nodes by alias</source>
        <translation>파일이 별칭으로 {}개가 넘는 마디를 되풀이합니다</translation>
    </message>
    <message>
        <source>The file was changed since it was opened</source>
        <translation>파일을 연 뒤에 바뀌었습니다</translation>
    </message>
    <message>
        <source>The folder cannot be brought to the disk: {}</source>
        <translation>폴더를 디스크에 확정할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder cannot be made: {}</source>
        <translation>폴더를 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder cannot be read: {}</source>
        <translation>폴더를 읽을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder cannot be used: {}</source>
        <translation>폴더를 쓸 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder holds no tokenizer</source>
        <translation>폴더에 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>The folder of the session cannot be made: {}</source>
        <translation>세션 폴더를 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The folder with the program&apos;s families and demo models is missing</source>
        <translation>프로그램의 모델 계열과 데모 모델 폴더가 없습니다</translation>
    </message>
    <message>
        <source>The genes are an object of keys and values</source>
        <translation>genes는 키와 값으로 된 객체여야 합니다</translation>
    </message>
    <message>
        <source>The genes of {} hold {} rows of {}</source>
        <translation>{}의 유전자에는 {}개 행이 있습니다({}개 가운데)</translation>
    </message>
    <message>
        <source>The header claims {} bytes, but only {} follow</source>
        <translation>헤더는 {}바이트라고 하지만 {}바이트만 이어집니다</translation>
    </message>
    <message>
        <source>The header claims {} bytes; at most {} are allowed, so this is no safetensors file or a damaged one</source>
        <translation>헤더가 {}바이트라고 합니다. {}바이트까지만 되므로 safetensors 파일이 아니거나 손상된 파일입니다</translation>
    </message>
    <message>
        <source>The index says that the tensor is in {}, but it is not there</source>
        <translation>인덱스에는 텐서가 {}에 있다고 하지만 없습니다</translation>
    </message>
    <message>
        <source>The key &quot;{}&quot; appears twice in one object</source>
        <translation>한 객체에 키 &quot;{}&quot;이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>The key merge_method is missing</source>
        <translation>merge_method 키가 없습니다</translation>
    </message>
    <message>
        <source>The key {} is not understood beside filter and value</source>
        <translation>filter와 value 옆의 키 {}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The key {} names no gene of this model</source>
        <translation>키 {}에 해당하는 유전자가 이 모델에 없습니다</translation>
    </message>
    <message>
        <source>The key {} occurs twice</source>
        <translation>키 {}이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>The key {} of a model is not understood</source>
        <translation>모델의 키 {}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The keys {} and {} name the gene {} with equal right and unlike values</source>
        <translation>키 {}과(와) {}이(가) 유전자 {}에 같은 우선순위로 다른 값을 줍니다</translation>
    </message>
    <message>
        <source>The last session was set aside as {}</source>
        <translation>지난 세션을 {}(으)로 옮겨 두었습니다</translation>
    </message>
    <message>
        <source>The last {} bytes of the file belong to no tensor</source>
        <translation>파일의 마지막 {}바이트는 어떤 텐서의 것도 아닙니다</translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>목록이 비어 있습니다</translation>
    </message>
    <message>
        <source>The merges and the vocabulary do not belong together; fetch both again from one source</source>
        <translation>병합 규칙과 어휘가 서로 맞지 않습니다. 둘을 한곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>The model has no gene {}</source>
        <translation>모델에 유전자 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The model has no part {}</source>
        <translation>모델에 부분 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The model needs {}, and only {} are free</source>
        <translation>모델에 {}이(가) 필요하지만 {}만 남아 있습니다</translation>
    </message>
    <message>
        <source>The model {} occurs twice</source>
        <translation>모델 {}이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>The model&apos;s output is not a number</source>
        <translation>모델의 출력이 수가 아닙니다</translation>
    </message>
    <message>
        <source>The models are a list</source>
        <translation>models는 목록이어야 합니다</translation>
    </message>
    <message>
        <source>The models cannot speak here: there is no tokenizer for them</source>
        <translation>모델이 여기에서 말할 수 없습니다. 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>The path cannot be followed: {}</source>
        <translation>경로를 따라갈 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The path is missing</source>
        <translation>경로가 없습니다</translation>
    </message>
    <message>
        <source>The path of the model is missing</source>
        <translation>모델의 경로가 없습니다</translation>
    </message>
    <message>
        <source>The pattern does not compile: {}</source>
        <translation>패턴을 해석할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The pattern tries too many ways to split it; shorten the text or use another tokenizer</source>
        <translation>패턴이 너무 많은 방법으로 나누려 합니다. 글을 줄이거나 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>The pattern uses {}, which is not read yet by this version</source>
        <translation>패턴에 이 버전이 아직 읽지 못하는 {}이(가) 있습니다</translation>
    </message>
    <message>
        <source>The post-processor &quot;{}&quot; is not read yet by this version</source>
        <translation>이 버전은 아직 후처리기 &quot;{}&quot;을(를) 읽지 못합니다</translation>
    </message>
    <message>
        <source>The recipe names {} models and {} are open</source>
        <translation>레시피에는 모델이 {}개인데 {}개가 열려 있습니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;{}&quot; is not known; without it the model would speak nonsense</source>
        <translation>회전 임베딩 &quot;{}&quot;을(를) 모릅니다. 그것 없이는 모델이 엉뚱한 말을 합니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;{}&quot; needs &quot;{}&quot;</source>
        <translation>회전 임베딩 &quot;{}&quot;에는 &quot;{}&quot;이(가) 필요합니다</translation>
    </message>
    <message>
        <source>The rotary embedding of kind {} is not known</source>
        <translation>{} 종류의 회전 임베딩을 모릅니다</translation>
    </message>
    <message>
        <source>The rotary embedding turns pairs of numbers, so an even head size is needed, but it is {}</source>
        <translation>회전 임베딩은 수를 쌍으로 돌리므로 헤드 크기가 짝수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>The sampling setting {} is {}</source>
        <translation>표본 설정 {}이(가) {}입니다</translation>
    </message>
    <message>
        <source>The setting &quot;{}&quot; = {} changes how the model computes and is not supported</source>
        <translation>설정 &quot;{}&quot; = {}은(는) 모델의 계산을 바꾸며 지원하지 않습니다</translation>
    </message>
    <message>
        <source>The shape has {} dimensions; at most {} are read</source>
        <translation>모양이 {}차원입니다. {}차원까지만 읽습니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is a symbolic link to a file that is not there</source>
        <translation>조각 &quot;{}&quot;은(는) 없는 파일을 가리키는 심볼릭 링크입니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is missing</source>
        <translation>조각 &quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is not a safetensors file</source>
        <translation>조각 &quot;{}&quot;은(는) safetensors 파일이 아닙니다</translation>
    </message>
    <message>
        <source>The shard name &quot;{}&quot; is not the bare name of a file in the same folder; it was not opened</source>
        <translation>조각 이름 &quot;{}&quot;이(가) 같은 폴더의 파일 이름이 아니어서 열지 않았습니다</translation>
    </message>
    <message>
        <source>The size {} in &quot;shape&quot; does not fit in a signed 64-bit number</source>
        <translation>&quot;shape&quot;의 크기 {}이(가) 64비트 정수에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The size {} is beyond what any model has</source>
        <translation>크기 {}은(는) 어떤 모델에도 없는 크기입니다</translation>
    </message>
    <message>
        <source>The sizes differ: {} has {} {} and {} has {}. Tensors that differ: {}</source>
        <translation>크기가 다릅니다: {}의 {} {}, {}의 {}. 다른 텐서: {}</translation>
    </message>
    <message>
        <source>The split behavior &quot;{}&quot; is unknown</source>
        <translation>나누기 방식 &quot;{}&quot;을(를) 모릅니다</translation>
    </message>
    <message>
        <source>The template names &quot;{}&quot;, which is not among its special tokens</source>
        <translation>템플릿에 적힌 &quot;{}&quot;이(가) 특수 토큰에 없습니다</translation>
    </message>
    <message>
        <source>The tensor begins at byte {} of the data and overlaps another, which ends at {}</source>
        <translation>텐서가 데이터의 {}바이트에서 시작해, {}에서 끝나는 다른 텐서와 겹칩니다</translation>
    </message>
    <message>
        <source>The tensor does not fill whole bytes</source>
        <translation>텐서가 온전한 바이트를 채우지 않습니다</translation>
    </message>
    <message>
        <source>The tensor ends at byte {} of the data, but the file holds only {}</source>
        <translation>텐서가 데이터의 {}바이트에서 끝나지만 파일에는 {}바이트뿐입니다</translation>
    </message>
    <message>
        <source>The tensor for {} is missing, or of a type that cannot be measured</source>
        <translation>{}의 텐서가 없거나 잴 수 없는 형식입니다</translation>
    </message>
    <message>
        <source>The tensor {} is missing, or of a type that cannot be blended</source>
        <translation>텐서 {}이(가) 없거나 섞을 수 없는 형식입니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s entry has no &quot;{}&quot;</source>
        <translation>텐서 항목에 &quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s shape is negative or too large</source>
        <translation>텐서의 모양이 음수이거나 너무 큽니다</translation>
    </message>
    <message>
        <source>The tensors of {} and {} differ: {}</source>
        <translation>{}과(와) {}의 텐서가 다릅니다: {}</translation>
    </message>
    <message>
        <source>The text has a character that is not in the vocabulary, nor is the unknown token &quot;{}&quot;</source>
        <translation>글에 어휘에 없는 글자가 있고, 모르는 글자를 나타내는 토큰 &quot;{}&quot;도 없습니다</translation>
    </message>
    <message>
        <source>The text has {} tokens, the model&apos;s context only {}</source>
        <translation>글은 {}토큰이고 모델의 컨텍스트는 {}토큰뿐입니다</translation>
    </message>
    <message>
        <source>The token id {} is outside 0..{}</source>
        <translation>토큰 번호 {}이(가) 0..{} 밖입니다</translation>
    </message>
    <message>
        <source>The tokenizer lacks &quot;{}&quot;</source>
        <translation>토크나이저에 &quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>The tokenizer lacks {}</source>
        <translation>토크나이저에 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern gives up on this text: {}</source>
        <translation>토크나이저의 패턴이 이 글을 처리하지 못합니다: {}</translation>
    </message>
    <message>
        <source>The value of &quot;{}&quot; must be a string</source>
        <translation>&quot;{}&quot;의 값은 문자열이어야 합니다</translation>
    </message>
    <message>
        <source>The value of a gene is an object</source>
        <translation>유전자의 값은 객체여야 합니다</translation>
    </message>
    <message>
        <source>The value of gene {} is not a finite number</source>
        <translation>유전자 {}의 값이 유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>The vocabularies differ: {} has {} tokens and {} has {}. Tensors that differ: {}</source>
        <translation>어휘가 다릅니다: {}은(는) {}토큰, {}은(는) {}토큰입니다. 다른 텐서: {}</translation>
    </message>
    <message>
        <source>The weights are quantised ({}) and cannot be read as plain numbers</source>
        <translation>가중치가 양자화되어({}) 보통 수로 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The weights for tensor {} sum to 0 and cannot be normalized</source>
        <translation>텐서 {}의 가중치 합이 0이어서 정규화할 수 없습니다</translation>
    </message>
    <message>
        <source>The {} bytes before the tensor belong to none</source>
        <translation>텐서 앞의 {}바이트는 어떤 텐서의 것도 아닙니다</translation>
    </message>
    <message>
        <source>There are no models to merge</source>
        <translation>병합할 모델이 없습니다</translation>
    </message>
    <message>
        <source>There are no tokens to run</source>
        <translation>처리할 토큰이 없습니다</translation>
    </message>
    <message>
        <source>There are {} safetensors files in the folder and none is called model.safetensors</source>
        <translation>폴더에 safetensors 파일이 {}개 있지만 model.safetensors는 없습니다</translation>
    </message>
    <message>
        <source>There is already something under this name; nothing is overwritten</source>
        <translation>같은 이름이 이미 있습니다. 덮어쓰지 않습니다</translation>
    </message>
    <message>
        <source>There is no CUDA device for {}</source>
        <translation>{}에 쓸 CUDA 장치가 없습니다</translation>
    </message>
    <message>
        <source>There is no device {}: this machine has {} CUDA devices</source>
        <translation>장치 {}이(가) 없습니다. 이 컴퓨터의 CUDA 장치는 {}개입니다</translation>
    </message>
    <message>
        <source>There is no model {}</source>
        <translation>모델 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>There is no such file or folder</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>There is no tensor for {}</source>
        <translation>{}에 해당하는 텐서가 없습니다</translation>
    </message>
    <message>
        <source>There is not enough memory for a child of {} bytes</source>
        <translation>{}바이트의 자식을 위한 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>There is not enough memory for this</source>
        <translation>메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>There is not enough memory for this model</source>
        <translation>이 모델을 위한 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>This is a folder where a file is expected</source>
        <translation>파일이 있어야 할 곳에 폴더가 있습니다</translation>
    </message>
    <message>
        <source>This is not YAML: {}</source>
        <translation>YAML이 아닙니다: {}</translation>
    </message>
    <message>
        <source>This is not a mergekit file</source>
        <translation>mergekit 파일이 아닙니다</translation>
    </message>
    <message>
        <source>This is not a recipe: it has no &quot;heterosis&quot; key</source>
        <translation>레시피가 아닙니다. &quot;heterosis&quot; 키가 없습니다</translation>
    </message>
    <message>
        <source>This is not a session: {}</source>
        <translation>세션이 아닙니다: {}</translation>
    </message>
    <message>
        <source>This is not an ordinary file</source>
        <translation>보통 파일이 아닙니다</translation>
    </message>
    <message>
        <source>This is not the model that the recipe was made with: its SHA-256 is {}, the recipe says {}</source>
        <translation>레시피를 만든 모델이 아닙니다. SHA-256은 {}인데 레시피에는 {}입니다</translation>
    </message>
    <message>
        <source>This libtorch ({}) cannot compute float16 on a CPU</source>
        <translation>이 libtorch({})는 CPU에서 float16을 계산하지 못합니다</translation>
    </message>
    <message>
        <source>This minimal build cannot read mergekit files</source>
        <translation>이 최소 빌드는 mergekit 파일을 읽지 못합니다</translation>
    </message>
    <message>
        <source>This model has no chat template that is known here</source>
        <translation>이 모델에는 여기에서 아는 대화 서식이 없습니다</translation>
    </message>
    <message>
        <source>This model has no tokenizer that can be read, so it cannot speak</source>
        <translation>이 모델에는 읽을 수 있는 토크나이저가 없어 말할 수 없습니다</translation>
    </message>
    <message>
        <source>This model has {} layers, counted from 0</source>
        <translation>이 모델의 층은 0부터 세어 {}개입니다</translation>
    </message>
    <message>
        <source>This recipe has version {}; only version 1 is understood</source>
        <translation>이 레시피는 버전 {}입니다. 버전 1만 압니다</translation>
    </message>
    <message>
        <source>This session was written by a newer version</source>
        <translation>더 새로운 버전이 쓴 세션입니다</translation>
    </message>
    <message>
        <source>Token id {} is outside of the model&apos;s vocabulary of {}</source>
        <translation>토큰 번호 {}이(가) 모델의 어휘 {}개 밖입니다</translation>
    </message>
    <message>
        <source>Turn the chat off, or write the prompt with the model&apos;s own marks</source>
        <translation>대화를 끄거나, 프롬프트를 모델의 표시에 맞추어 쓰세요</translation>
    </message>
    <message>
        <source>Two tensors of one name cannot be written to one file</source>
        <translation>이름이 같은 두 텐서를 한 파일에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Types are auto, float32, bfloat16 and float16.</source>
        <translation>형식은 auto, float32, bfloat16, float16입니다.</translation>
    </message>
    <message>
        <source>Unknown dtype {}</source>
        <translation>모르는 수 형식 {}</translation>
    </message>
    <message>
        <source>Unknown key &quot;{}&quot;</source>
        <translation>모르는 키 &quot;{}&quot;</translation>
    </message>
    <message>
        <source>Use &quot;strength&quot;, or leave &quot;original&quot; out</source>
        <translation>&quot;strength&quot;를 쓰거나 &quot;original&quot;을 빼세요</translation>
    </message>
    <message>
        <source>Use a recipe in JSON, or build without HETEROSIS_MINIMAL</source>
        <translation>JSON 레시피를 쓰거나 HETEROSIS_MINIMAL 없이 빌드하세요</translation>
    </message>
    <message>
        <source>Use another tokenizer of the same family</source>
        <translation>같은 계열의 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Use the config.json that came with the model</source>
        <translation>모델에 딸린 config.json을 쓰세요</translation>
    </message>
    <message>
        <source>Use the file that came with the model</source>
        <translation>모델에 딸린 파일을 쓰세요</translation>
    </message>
    <message>
        <source>Use the strength where an original is named, and the density where parent A is the original</source>
        <translation>원본이 있으면 강도를, 부모 A가 원본이면 밀도를 쓰세요</translation>
    </message>
    <message>
        <source>Version {} of tokenizer.json is not read by this version, only 1.0</source>
        <translation>이 버전은 tokenizer.json 버전 {}을(를) 읽지 못하고 1.0만 읽습니다</translation>
    </message>
    <message>
        <source>Write LAYER.REGION: a layer&apos;s number, a range such as 0-3, embed, head or *, then a region such as query, or *</source>
        <translation>LAYER.REGION으로 쓰세요. 층 번호, 0-3 같은 범위, embed, head, * 다음에 query 같은 영역이나 *입니다</translation>
    </message>
    <message>
        <source>Write a number from 0 to 1</source>
        <translation>0에서 1까지의 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as 0</source>
        <translation>0과 같은 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as 0.5</source>
        <translation>0.5와 같은 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write at least one number</source>
        <translation>수를 하나 이상 쓰세요</translation>
    </message>
    <message>
        <source>Write float32, bfloat16 or float16</source>
        <translation>float32, bfloat16, float16 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Write it in quotation marks</source>
        <translation>따옴표 안에 쓰세요</translation>
    </message>
    <message>
        <source>Write them out</source>
        <translation>모두 풀어서 쓰세요</translation>
    </message>
    <message>
        <source>Write true or false</source>
        <translation>true나 false를 쓰세요</translation>
    </message>
    <message>
        <source>Write {} here</source>
        <translation>여기에 {}을(를) 쓰세요</translation>
    </message>
    <message>
        <source>&quot;data_offsets&quot; end at {}, before they begin at {}</source>
        <translation>&quot;data_offsets&quot;의 끝 {}이(가) 시작 {}보다 앞입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is empty</source>
        <translation>&quot;{}&quot;이(가) 비어 있습니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is missing</source>
        <translation>&quot;{}&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is missing or null</source>
        <translation>&quot;{}&quot;이(가) 없거나 null입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no region</source>
        <translation>&quot;{}&quot;은(는) 영역이 아닙니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not known here</source>
        <translation>&quot;{}&quot;을(를) 모릅니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a name, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 이름이어야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a number above 0, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 0보다 큰 수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a number from 0 up</source>
        <translation>&quot;{}&quot;은(는) 0 이상의 수여야 합니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a token&apos;s number, a list of them, or null, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 토큰 번호, 그 목록, 또는 null이어야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a whole number from 1 to {}, but it is {}</source>
        <translation>&quot;{}&quot;은(는) 1에서 {}까지의 정수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be an object</source>
        <translation>&quot;{}&quot;은(는) 객체여야 합니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be true or false, but it is {}</source>
        <translation>&quot;{}&quot;은(는) true나 false여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; uses &quot;{}&quot;, which is not known yet</source>
        <translation>&quot;{}&quot;이(가) 아직 모르는 &quot;{}&quot;을(를) 씁니다</translation>
    </message>
    <message>
        <source>config.json says {} layers, but the file holds more: {}</source>
        <translation>config.json에는 {}층인데 파일에는 더 있습니다: {}</translation>
    </message>
    <message>
        <source>libcrypto cannot compute SHA-256</source>
        <translation>libcrypto가 SHA-256을 계산하지 못합니다</translation>
    </message>
    <message>
        <source>libtorch could not compute this: {}</source>
        <translation>libtorch가 계산하지 못했습니다: {}</translation>
    </message>
    <message>
        <source>vocab.json and merges.txt belong together; put both into this folder</source>
        <translation>vocab.json과 merges.txt는 함께 있어야 합니다. 둘 다 이 폴더에 넣으세요</translation>
    </message>
    <message>
        <source>{} bytes of the tensors were never written</source>
        <translation>텐서 가운데 {}바이트가 쓰이지 않았습니다</translation>
    </message>
    <message>
        <source>{} elements of {} do not fill whole bytes</source>
        <translation>{}개의 {} 원소가 온전한 바이트를 채우지 않습니다</translation>
    </message>
    <message>
        <source>{} heads are not a multiple of {} key-value heads</source>
        <translation>헤드 {}개는 키·밸류 헤드 {}개의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is no device</source>
        <translation>{}은(는) 장치가 아닙니다</translation>
    </message>
    <message>
        <source>{} is no type to compute in</source>
        <translation>{}은(는) 계산에 쓸 형식이 아닙니다</translation>
    </message>
    <message>
        <source>{} is not a gene</source>
        <translation>{}은(는) 유전자가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not a multiple of &quot;{}&quot; ({})</source>
        <translation>{}은(는) &quot;{}&quot;({})의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not a number that can be used here</source>
        <translation>{}은(는) 여기에 쓸 수 있는 수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not an element type that can be blended</source>
        <translation>{}은(는) 섞을 수 있는 원소 형식이 아닙니다</translation>
    </message>
    <message>
        <source>{} is of the family &quot;{}&quot; and {} of &quot;{}&quot;: models of unlike architectures cannot be crossed</source>
        <translation>{}은(는) &quot;{}&quot; 계열이고 {}은(는) &quot;{}&quot; 계열입니다. 구조가 다른 모델은 교배할 수 없습니다</translation>
    </message>
    <message>
        <source>{} must be a whole number from 0 up that fits in 64 bits, but it is {}</source>
        <translation>{}은(는) 64비트에 들어가는 0 이상의 정수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>A list of strings is expected</source>
        <translation>문자열 목록이 와야 합니다</translation>
    </message>
    <message>
        <source>A merge must have two parts, both texts</source>
        <translation>병합 규칙은 글로 된 두 부분이어야 합니다</translation>
    </message>
    <message>
        <source>A pattern must be a &quot;Regex&quot; or a &quot;String&quot;</source>
        <translation>패턴은 &quot;Regex&quot;나 &quot;String&quot;이어야 합니다</translation>
    </message>
    <message>
        <source>A string is expected</source>
        <translation>문자열이 와야 합니다</translation>
    </message>
    <message>
        <source>A tensor of a layer has {l} in its name and part, and a region; any other has a gene such as embed.embedding</source>
        <translation>층의 텐서는 이름과 부분에 {l}이 있고 영역이 있습니다. 그 밖의 텐서에는 embed.embedding 같은 유전자가 있습니다</translation>
    </message>
    <message>
        <source>A token&apos;s id must be a whole number</source>
        <translation>토큰 번호는 정수여야 합니다</translation>
    </message>
    <message>
        <source>An object is expected</source>
        <translation>객체가 와야 합니다</translation>
    </message>
    <message>
        <source>ByteLevel, TemplateProcessing, RobertaProcessing, BertProcessing and Sequence are</source>
        <translation>ByteLevel, TemplateProcessing, RobertaProcessing, BertProcessing, Sequence를 읽습니다</translation>
    </message>
    <message>
        <source>Choose a folder with model.safetensors, or with shards and model.safetensors.index.json</source>
        <translation>model.safetensors가 있거나, 조각과 model.safetensors.index.json이 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Choose a model with one for all layers</source>
        <translation>모든 층에 하나를 쓰는 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model without it</source>
        <translation>그것이 없는 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose parents of one family</source>
        <translation>같은 계열의 부모를 고르세요</translation>
    </message>
    <message>
        <source>Choose parents that both tie the head to the embedding, or both do not</source>
        <translation>둘 다 헤드를 임베딩과 함께 쓰거나 둘 다 따로 쓰는 부모를 고르세요</translation>
    </message>
    <message>
        <source>Choose parents with one tokenizer</source>
        <translation>토크나이저가 같은 부모를 고르세요</translation>
    </message>
    <message>
        <source>Download the file itself</source>
        <translation>파일 자체를 내려받으세요</translation>
    </message>
    <message>
        <source>Fetch it again from its source</source>
        <translation>다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the file again; it holds nothing</source>
        <translation>파일이 비어 있으니 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the index into the same folder</source>
        <translation>인덱스를 같은 폴더에 받으세요</translation>
    </message>
    <message>
        <source>Fetch the missing file into the same folder</source>
        <translation>빠진 파일을 같은 폴더에 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model again</source>
        <translation>모델을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model again from a source that you trust</source>
        <translation>믿을 수 있는 곳에서 모델을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in float32, float16 or bfloat16</source>
        <translation>float32, float16, bfloat16으로 된 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s safetensors files and their index again</source>
        <translation>모델의 safetensors 파일과 인덱스를 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the original of this model, in float32, float16 or bfloat16</source>
        <translation>float32, float16, bfloat16으로 된 원래 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the tokenizer again from its source</source>
        <translation>토크나이저를 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the weights in safetensors format</source>
        <translation>safetensors 형식의 가중치를 받으세요</translation>
    </message>
    <message>
        <source>Isolated, Removed, MergedWithPrevious, MergedWithNext and Contiguous are read</source>
        <translation>Isolated, Removed, MergedWithPrevious, MergedWithNext, Contiguous를 읽습니다</translation>
    </message>
    <message>
        <source>Name the file itself, or leave one in the folder</source>
        <translation>파일을 직접 지정하거나 폴더에 하나만 남기세요</translation>
    </message>
    <message>
        <source>Names are as safetensors spells them (F32, F16, BF16, I64 ...): save the file again with the safetensors library</source>
        <translation>이름은 safetensors가 쓰는 대로여야 합니다(F32, F16, BF16, I64 …). safetensors 라이브러리로 다시 저장하세요</translation>
    </message>
    <message>
        <source>Remove one of the two: readers differ in which one they take</source>
        <translation>둘 가운데 하나를 지우세요. 어느 쪽을 쓰는지는 프로그램마다 다릅니다</translation>
    </message>
    <message>
        <source>Rotary embeddings that differ from layer to layer are not supported</source>
        <translation>층마다 다른 회전 임베딩은 지원하지 않습니다</translation>
    </message>
    <message>
        <source>Run &quot;git lfs pull&quot; in the repository, or download the file itself</source>
        <translation>저장소에서 &quot;git lfs pull&quot;을 실행하거나 파일 자체를 내려받으세요</translation>
    </message>
    <message>
        <source>Save the file again with the safetensors library</source>
        <translation>safetensors 라이브러리로 다시 저장하세요</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text, or fetch it again</source>
        <translation>파일을 UTF-8로 저장하거나 다시 받으세요</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 without a byte order mark</source>
        <translation>파일을 바이트 순서 표시 없는 UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>Save the tokenizer again with a current release of its library</source>
        <translation>최신 라이브러리로 토크나이저를 다시 저장하세요</translation>
    </message>
    <message>
        <source>Save the weights again, each tensor once (tied weights under one name)</source>
        <translation>텐서를 하나씩만 두고(공유 가중치는 한 이름으로) 가중치를 다시 저장하세요</translation>
    </message>
    <message>
        <source>Set &quot;tie_word_embeddings&quot; to true in config.json if the model&apos;s head is its embedding</source>
        <translation>모델의 헤드가 임베딩과 같다면 config.json의 &quot;tie_word_embeddings&quot;를 true로 하세요</translation>
    </message>
    <message>
        <source>The JSON is empty</source>
        <translation>JSON이 비어 있습니다</translation>
    </message>
    <message>
        <source>The JSON starts with a byte order mark, which RFC 8259 forbids</source>
        <translation>JSON이 RFC 8259가 금하는 바이트 순서 표시로 시작합니다</translation>
    </message>
    <message>
        <source>The bytes that &quot;shape&quot; asks for do not fit in 64 bits</source>
        <translation>&quot;shape&quot;에 필요한 바이트 수가 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The file cannot be brought to the disk: {}</source>
        <translation>파일을 디스크에 확정할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be made: {}</source>
        <translation>파일을 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be mapped into memory: {}</source>
        <translation>파일을 메모리에 매핑할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be opened: {}</source>
        <translation>파일을 열 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be put in its place: {}</source>
        <translation>파일을 제자리에 놓을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be read: {}</source>
        <translation>파일을 읽을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file cannot be written: {}</source>
        <translation>파일을 쓸 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The file is damaged: fetch it again from its source</source>
        <translation>파일이 손상되었습니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>The file of a tensor must be given as a string</source>
        <translation>텐서의 파일은 문자열로 적어야 합니다</translation>
    </message>
    <message>
        <source>The file was cut short: fetch it again from its source</source>
        <translation>파일이 잘렸습니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>The folder cannot be put in its place: {}</source>
        <translation>폴더를 제자리에 놓을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The free space of the disk cannot be asked: {}</source>
        <translation>디스크의 여유 공간을 알 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The header does not begin with &apos;{&apos;, as the format demands</source>
        <translation>헤더가 형식대로 &apos;{&apos;로 시작하지 않습니다</translation>
    </message>
    <message>
        <source>The index has no &quot;weight_map&quot;</source>
        <translation>인덱스에 &quot;weight_map&quot;이 없습니다</translation>
    </message>
    <message>
        <source>The kind of the rotary embedding must be a name</source>
        <translation>회전 임베딩의 종류는 이름이어야 합니다</translation>
    </message>
    <message>
        <source>The model has no output head: lm_head.weight is missing and the configuration does not tie it to the embedding</source>
        <translation>모델에 출력 헤드가 없습니다. lm_head.weight가 없고, 설정에서도 임베딩과 함께 쓰지 않습니다</translation>
    </message>
    <message>
        <source>The model has no type, and no fields that tell it</source>
        <translation>모델의 종류가 없고, 알려 주는 항목도 없습니다</translation>
    </message>
    <message>
        <source>The number of layers that see all the text must be a whole number</source>
        <translation>글 전체를 보는 층의 수는 정수여야 합니다</translation>
    </message>
    <message>
        <source>The original context must be a whole number</source>
        <translation>원래 컨텍스트는 정수여야 합니다</translation>
    </message>
    <message>
        <source>The pattern is empty</source>
        <translation>패턴이 비어 있습니다</translation>
    </message>
    <message>
        <source>The permissions cannot be set: {}</source>
        <translation>권한을 정할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The product of the sizes in &quot;shape&quot; does not fit in 64 bits</source>
        <translation>&quot;shape&quot; 크기의 곱이 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;dynamic&quot; needs a head size of 4 or more</source>
        <translation>회전 임베딩 &quot;dynamic&quot;에는 4 이상의 헤드 크기가 필요합니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;yarn&quot; needs a &quot;rope_theta&quot; other than 1</source>
        <translation>회전 임베딩 &quot;yarn&quot;에는 1이 아닌 &quot;rope_theta&quot;가 필요합니다</translation>
    </message>
    <message>
        <source>The sliding window must be a whole number or null</source>
        <translation>슬라이딩 윈도는 정수나 null이어야 합니다</translation>
    </message>
    <message>
        <source>The template for one text leaves the text out</source>
        <translation>글 하나의 템플릿에 글이 빠져 있습니다</translation>
    </message>
    <message>
        <source>The template for one text must hold the text once and special tokens</source>
        <translation>글 하나의 템플릿에는 글이 한 번, 그리고 특수 토큰이 있어야 합니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s entry in the header must be an object</source>
        <translation>헤더의 텐서 항목은 객체여야 합니다</translation>
    </message>
    <message>
        <source>The text is UTF-16, but JSON has to be UTF-8</source>
        <translation>글이 UTF-16이지만 JSON은 UTF-8이어야 합니다</translation>
    </message>
    <message>
        <source>There are no model weights in the folder</source>
        <translation>폴더에 모델 가중치가 없습니다</translation>
    </message>
    <message>
        <source>There are shards of a model in the folder, but no model.safetensors.index.json</source>
        <translation>폴더에 모델 조각이 있지만 model.safetensors.index.json이 없습니다</translation>
    </message>
    <message>
        <source>There is a zero byte in the JSON</source>
        <translation>JSON에 0바이트가 있습니다</translation>
    </message>
    <message>
        <source>This is a GGUF file, not a safetensors file</source>
        <translation>safetensors 파일이 아니라 GGUF 파일입니다</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer, a short text in place of the weights</source>
        <translation>가중치 대신 짧은 글이 든 Git LFS 포인터입니다</translation>
    </message>
    <message>
        <source>This is a Python pickle, which may run code, not a safetensors file</source>
        <translation>safetensors 파일이 아니라 코드를 실행할 수 있는 Python pickle입니다</translation>
    </message>
    <message>
        <source>This is a web page saved in place of the weights, often the page of an error or of a login</source>
        <translation>가중치 대신 저장된 웹 페이지입니다. 흔히 오류나 로그인 페이지입니다</translation>
    </message>
    <message>
        <source>This is a zip archive (perhaps weights saved by torch.save), not a safetensors file</source>
        <translation>safetensors 파일이 아니라 zip 파일입니다(torch.save로 저장한 가중치일 수 있습니다)</translation>
    </message>
    <message>
        <source>This is no file that a model needs; fetch it again from its source</source>
        <translation>모델에 필요한 파일이 아닙니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>This must be a list</source>
        <translation>목록이어야 합니다</translation>
    </message>
    <message>
        <source>This must be a text</source>
        <translation>글이어야 합니다</translation>
    </message>
    <message>
        <source>This must be a token and its id</source>
        <translation>토큰과 번호여야 합니다</translation>
    </message>
    <message>
        <source>This must be an object with named fields</source>
        <translation>이름 있는 항목으로 된 객체여야 합니다</translation>
    </message>
    <message>
        <source>This must be true or false</source>
        <translation>true나 false여야 합니다</translation>
    </message>
    <message>
        <source>Use the weights and the config.json of one and the same model</source>
        <translation>같은 모델의 가중치와 config.json을 쓰세요</translation>
    </message>
    <message>
        <source>A key of the metadata is empty</source>
        <translation>메타데이터의 키 하나가 비어 있습니다</translation>
    </message>
    <message>
        <source>A list claims {} values, more than any file holds</source>
        <translation>목록에 값이 {}개라고 적혀 있는데, 파일에 담길 수 있는 수를 넘습니다</translation>
    </message>
    <message>
        <source>A model has the keys model and parameters, in a slice also layer_range</source>
        <translation>모델에는 model, parameters 키가 있고, 슬라이스 안에서는 layer_range도 있습니다</translation>
    </message>
    <message>
        <source>A range of layers is a list of two numbers</source>
        <translation>층 범위는 숫자 두 개의 목록입니다</translation>
    </message>
    <message>
        <source>A slice has the keys sources, base_model and parameters</source>
        <translation>슬라이스에는 sources, base_model, parameters 키가 있습니다</translation>
    </message>
    <message>
        <source>A tag of the chat template does not end, or cannot be read</source>
        <translation>대화 템플릿의 태그가 닫히지 않았거나 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>A tensor has no name</source>
        <translation>이름이 없는 텐서가 있습니다</translation>
    </message>
    <message>
        <source>A tensor&apos;s name is no text</source>
        <translation>텐서의 이름이 글자가 아닙니다</translation>
    </message>
    <message>
        <source>A truth value is {}, neither 0 nor 1</source>
        <translation>참·거짓 값이 0도 1도 아닌 {}입니다</translation>
    </message>
    <message>
        <source>A value has the type {}, which does not exist</source>
        <translation>값의 형식이 {}인데, 그런 형식은 없습니다</translation>
    </message>
    <message>
        <source>Add &quot;base_model&quot;</source>
        <translation>&quot;base_model&quot;을 더하세요</translation>
    </message>
    <message>
        <source>Add &quot;layer_range&quot;</source>
        <translation>&quot;layer_range&quot;를 더하세요</translation>
    </message>
    <message>
        <source>Add &quot;merge_method: linear&quot;, or another method</source>
        <translation>&quot;merge_method: linear&quot;나 다른 방법을 더하세요</translation>
    </message>
    <message>
        <source>Add it to the model&apos;s parameters, without a filter for the rest</source>
        <translation>모델의 parameters에 나머지를 위한 필터 없이 더하세요</translation>
    </message>
    <message>
        <source>Add it under parameters, without a filter for the rest</source>
        <translation>parameters 아래에 나머지를 위한 필터 없이 더하세요</translation>
    </message>
    <message>
        <source>Add it with its layer_range</source>
        <translation>layer_range와 함께 더하세요</translation>
    </message>
    <message>
        <source>Add models</source>
        <translation>모델을 더하세요</translation>
    </message>
    <message>
        <source>Add them as a list under &quot;models&quot;, or as &quot;slices&quot;</source>
        <translation>&quot;models&quot; 아래의 목록이나 &quot;slices&quot;로 더하세요</translation>
    </message>
    <message>
        <source>Add them as a list under &quot;models&quot;, or under the &quot;sources&quot; of a slice</source>
        <translation>&quot;models&quot; 아래나 슬라이스의 &quot;sources&quot; 아래에 목록으로 더하세요</translation>
    </message>
    <message>
        <source>BPE, Unigram and WordPiece are</source>
        <translation>BPE, Unigram, WordPiece는 읽습니다</translation>
    </message>
    <message>
        <source>Begin each one with &quot;- sources:&quot;</source>
        <translation>각각을 &quot;- sources:&quot;로 시작하세요</translation>
    </message>
    <message>
        <source>ByteLevel, Split, Digits, Whitespace, WhitespaceSplit, Punctuation, CharDelimiterSplit, BertPreTokenizer, Metaspace and Sequence are</source>
        <translation>ByteLevel, Split, Digits, Whitespace, WhitespaceSplit, Punctuation, CharDelimiterSplit, BertPreTokenizer, Metaspace, Sequence는 읽습니다</translation>
    </message>
    <message>
        <source>ByteLevel, WordPiece, Metaspace, Replace, ByteFallback, BPEDecoder, Fuse, Strip and a Sequence of these are read</source>
        <translation>ByteLevel, WordPiece, Metaspace, Replace, ByteFallback, BPEDecoder, Fuse, Strip과 이들의 Sequence는 읽습니다</translation>
    </message>
    <message>
        <source>Change a weight, or write &quot;normalize_weights: false&quot; under parameters</source>
        <translation>가중치를 바꾸거나, parameters 아래에 &quot;normalize_weights: false&quot;라고 쓰세요</translation>
    </message>
    <message>
        <source>Change the weights of multislerp</source>
        <translation>multislerp의 가중치를 바꾸세요</translation>
    </message>
    <message>
        <source>Check that this is the right file, or fetch it again from its source</source>
        <translation>맞는 파일인지 확인하거나, 원래 있던 곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>Choose a GGUF file, version 2 or 3; older GGML files have to be converted with llama.cpp</source>
        <translation>버전 2나 3인 GGUF 파일을 고르세요. 더 오래된 GGML 파일은 llama.cpp로 변환해야 합니다</translation>
    </message>
    <message>
        <source>Choose a file with a model&apos;s weights</source>
        <translation>모델 가중치가 든 파일을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model without experts</source>
        <translation>전문가 혼합이 아닌 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>다른 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose epsilon so that density - epsilon and density + epsilon lie between 0 and 1</source>
        <translation>density - epsilon과 density + epsilon이 0과 1 사이가 되도록 epsilon을 고르세요</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model</source>
        <translation>다른 프로그램을 닫거나 더 작은 모델을 고르세요</translation>
    </message>
    <message>
        <source>Compare the name with mergekit&apos;s methods</source>
        <translation>이름을 mergekit의 방법 이름과 견주어 보세요</translation>
    </message>
    <message>
        <source>Convert the model anew with a current llama.cpp</source>
        <translation>지금의 llama.cpp로 모델을 다시 변환하세요</translation>
    </message>
    <message>
        <source>Do not open this file with other programs unless you trust its source; fetch the model in safetensors format</source>
        <translation>출처를 믿을 수 없으면 다른 프로그램으로도 열지 마세요. safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Each entry of a Unigram vocabulary must be a token and its score</source>
        <translation>Unigram 어휘의 항목은 토큰과 그 점수여야 합니다</translation>
    </message>
    <message>
        <source>Fetch the file again from its source</source>
        <translation>원래 있던 곳에서 파일을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the little-endian file of this model</source>
        <translation>이 모델의 리틀 엔디언 파일을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model again, or its original in safetensors format</source>
        <translation>모델을 다시 받거나, safetensors 형식의 원본을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model as F16, BF16, Q8_0, Q6_K, Q5_K, Q4_K or another of the common types</source>
        <translation>F16, BF16, Q8_0, Q6_K, Q5_K, Q4_K 같은 흔한 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model from a source that you trust</source>
        <translation>믿을 수 있는 곳에서 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in a current format, for example Q8_0 or F16</source>
        <translation>Q8_0이나 F16 같은 지금 쓰이는 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in safetensors format</source>
        <translation>safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model in safetensors format, from a source that you trust</source>
        <translation>믿을 수 있는 곳에서 safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s .bin files and their index again</source>
        <translation>모델의 .bin 파일과 색인을 다시 받으세요</translation>
    </message>
    <message>
        <source>Fetch the vocabulary again from its source</source>
        <translation>원래 있던 곳에서 어휘를 다시 받으세요</translation>
    </message>
    <message>
        <source>Give each one the same number of layers</source>
        <translation>각각에 같은 수의 층을 주세요</translation>
    </message>
    <message>
        <source>Give one for every tensor of every model, or none at all</source>
        <translation>모든 모델의 모든 텐서에 하나씩 주거나, 아예 주지 마세요</translation>
    </message>
    <message>
        <source>Heads whose keys and values differ in size are not read</source>
        <translation>키와 값의 크기가 다른 헤드는 읽지 않습니다</translation>
    </message>
    <message>
        <source>Join them with llama.cpp&apos;s &quot;gguf-split --merge&quot;</source>
        <translation>llama.cpp의 &quot;gguf-split --merge&quot;로 합치세요</translation>
    </message>
    <message>
        <source>Keep layer_range within the model</source>
        <translation>layer_range를 모델 안에 두세요</translation>
    </message>
    <message>
        <source>Leave that word out, or use another tokenizer</source>
        <translation>그 낱말을 빼거나 다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Lists are nested deeper than {}</source>
        <translation>목록이 {}단계보다 깊이 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>Mixtures of experts are not read</source>
        <translation>전문가 혼합 모델은 읽지 않습니다</translation>
    </message>
    <message>
        <source>Move it to the parameters of the file or of the slice</source>
        <translation>파일이나 슬라이스의 parameters로 옮기세요</translation>
    </message>
    <message>
        <source>NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Prepend, Replace, Strip, ByteLevel, BertNormalizer, Precompiled and Sequence are</source>
        <translation>NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Prepend, Replace, Strip, ByteLevel, BertNormalizer, Precompiled, Sequence는 읽습니다</translation>
    </message>
    <message>
        <source>Name the file itself</source>
        <translation>파일 자체를 가리키세요</translation>
    </message>
    <message>
        <source>Name the file itself, or fetch the model in safetensors format</source>
        <translation>파일 자체를 가리키거나, safetensors 형식의 모델을 받으세요</translation>
    </message>
    <message>
        <source>Put tokenizer.json, tokenizer.model, vocab.txt, or vocab.json with merges.txt, into it</source>
        <translation>그 안에 tokenizer.json, tokenizer.model, vocab.txt, 또는 vocab.json과 merges.txt를 넣으세요</translation>
    </message>
    <message>
        <source>Rows of {} numbers do not fill whole blocks of {}, which {} needs</source>
        <translation>숫자 {}개인 행은 {}개씩의 블록을 꽉 채우지 못하는데, {}에는 그것이 필요합니다</translation>
    </message>
    <message>
        <source>SentencePiece models of words or single characters are not read by this version</source>
        <translation>낱말이나 글자 단위의 SentencePiece 모델은 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>Take it out; the method takes: {}</source>
        <translation>빼세요. 이 방법이 받는 것: {}</translation>
    </message>
    <message>
        <source>Take some out, or choose another method</source>
        <translation>몇 개를 빼거나 다른 방법을 고르세요</translation>
    </message>
    <message>
        <source>The SentencePiece model rewrites decoded texts by rules of its own, which this version does not do</source>
        <translation>이 SentencePiece 모델은 되돌린 글을 자기 규칙으로 고쳐 쓰는데, 이 버전에서는 그렇게 하지 않습니다</translation>
    </message>
    <message>
        <source>The architecture &quot;{}&quot; is not read from GGUF files</source>
        <translation>GGUF 파일에서 아키텍처 &quot;{}&quot;는 읽지 않습니다</translation>
    </message>
    <message>
        <source>The archive has an entry named &quot;{}&quot;, which would lie outside of it; nothing was unpacked</source>
        <translation>압축 파일에 바깥을 가리키는 항목 &quot;{}&quot;가 있습니다. 아무것도 풀지 않았습니다</translation>
    </message>
    <message>
        <source>The archive has more than one data.pkl</source>
        <translation>압축 파일에 data.pkl이 둘 이상 있습니다</translation>
    </message>
    <message>
        <source>The archive has no data.pkl, so it holds no weights saved by torch</source>
        <translation>압축 파일에 data.pkl이 없으므로 torch가 저장한 가중치가 아닙니다</translation>
    </message>
    <message>
        <source>The archive has no directory at its end</source>
        <translation>압축 파일의 끝에 목록이 없습니다</translation>
    </message>
    <message>
        <source>The archive&apos;s directory is cut short</source>
        <translation>압축 파일의 목록이 잘려 있습니다</translation>
    </message>
    <message>
        <source>The archive&apos;s directory is damaged</source>
        <translation>압축 파일의 목록이 망가졌습니다</translation>
    </message>
    <message>
        <source>The archive&apos;s directory lies beyond the file&apos;s end</source>
        <translation>압축 파일의 목록이 파일 끝을 넘어갑니다</translation>
    </message>
    <message>
        <source>The archive&apos;s large directory is not where it should be</source>
        <translation>압축 파일의 큰 목록이 있어야 할 곳에 없습니다</translation>
    </message>
    <message>
        <source>The base model {} is not among the sources of the slice</source>
        <translation>기준 모델 {}이 슬라이스의 sources에 없습니다</translation>
    </message>
    <message>
        <source>The bytes that the shape asks for do not fit in 64 bits</source>
        <translation>모양이 요구하는 바이트 수가 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The chat template does something that is not read here</source>
        <translation>대화 템플릿에 여기서 읽지 않는 것이 있습니다</translation>
    </message>
    <message>
        <source>The chat template puts out too much</source>
        <translation>대화 템플릿이 너무 많은 글을 만듭니다</translation>
    </message>
    <message>
        <source>The chat template refuses these messages: {}</source>
        <translation>대화 템플릿이 이 메시지들을 거절합니다: {}</translation>
    </message>
    <message>
        <source>The chat template works for too long</source>
        <translation>대화 템플릿이 너무 오래 걸립니다</translation>
    </message>
    <message>
        <source>The decoder &quot;{}&quot; is not read by this version, or not in this place</source>
        <translation>디코더 &quot;{}&quot;는 이 버전에서, 또는 이 자리에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>The density {} with epsilon {} gives chances beyond 0 and 1</source>
        <translation>밀도 {}와 epsilon {}로는 확률이 0과 1을 벗어납니다</translation>
    </message>
    <message>
        <source>The description of the tensors takes {} bytes; at most {} are read</source>
        <translation>텐서 설명이 {}바이트입니다. 최대 {}바이트까지 읽습니다</translation>
    </message>
    <message>
        <source>The divisors of the rotary embedding are not those of Llama 3</source>
        <translation>회전 임베딩의 나눗수가 Llama 3의 것이 아닙니다</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; is there twice</source>
        <translation>항목 &quot;{}&quot;가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The entry is compressed, which weights saved by torch never are; it was not unpacked</source>
        <translation>항목이 압축되어 있습니다. torch가 저장한 가중치는 압축되지 않으므로 풀지 않았습니다</translation>
    </message>
    <message>
        <source>The entry is encrypted</source>
        <translation>항목이 암호화되어 있습니다</translation>
    </message>
    <message>
        <source>The entry is not where the archive&apos;s directory says</source>
        <translation>항목이 목록이 말하는 자리에 없습니다</translation>
    </message>
    <message>
        <source>The entry needs {} bytes, but the file ends before</source>
        <translation>항목에 {}바이트가 필요한데 파일이 그 전에 끝납니다</translation>
    </message>
    <message>
        <source>The file asks for &quot;{}.{}&quot;, which has nothing to do with weights; nothing was executed</source>
        <translation>파일이 가중치와 상관없는 &quot;{}.{}&quot;를 요구합니다. 아무것도 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>The file does not begin with &quot;GGUF&quot; but with &quot;{}&quot;</source>
        <translation>파일이 &quot;GGUF&quot;가 아니라 &quot;{}&quot;로 시작합니다</translation>
    </message>
    <message>
        <source>The file gives no {} for tensor {}</source>
        <translation>파일에 {} 값이 텐서 {}에 대해 없습니다</translation>
    </message>
    <message>
        <source>The file has GGUF version {}; versions 2 and 3 are read</source>
        <translation>GGUF 버전이 {}입니다. 버전 2와 3을 읽습니다</translation>
    </message>
    <message>
        <source>The file has only {} bytes, too few for a zip archive</source>
        <translation>파일이 {}바이트뿐이라 zip 압축 파일일 수 없습니다</translation>
    </message>
    <message>
        <source>The file holds no SentencePiece model</source>
        <translation>파일에 SentencePiece 모델이 없습니다</translation>
    </message>
    <message>
        <source>The file holds no dictionary of tensors</source>
        <translation>파일에 텐서 사전이 없습니다</translation>
    </message>
    <message>
        <source>The file is cut, or is no SentencePiece model</source>
        <translation>파일이 잘렸거나 SentencePiece 모델이 아닙니다</translation>
    </message>
    <message>
        <source>The file is written in big-endian order, which is not read</source>
        <translation>파일이 빅 엔디언으로 쓰여 있어 읽지 않습니다</translation>
    </message>
    <message>
        <source>The file was cut short or is damaged: fetch it again from its source</source>
        <translation>파일이 잘렸거나 망가졌습니다. 원래 있던 곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>The file was saved in torch&apos;s format from before version 1.6, which is not read</source>
        <translation>torch 1.6 이전 형식으로 저장된 파일이라 읽지 않습니다</translation>
    </message>
    <message>
        <source>The folder has no safetensors weights and no pytorch_model.bin, only {}</source>
        <translation>폴더에 safetensors 가중치도 pytorch_model.bin도 없고 {}만 있습니다</translation>
    </message>
    <message>
        <source>The key &quot;{}&quot; is there twice</source>
        <translation>키 &quot;{}&quot;가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The key {} of a slice is not understood</source>
        <translation>슬라이스의 키 {}를 알 수 없습니다</translation>
    </message>
    <message>
        <source>The layers {} to {} are no range</source>
        <translation>{}층부터 {}층까지는 범위가 아닙니다</translation>
    </message>
    <message>
        <source>The metadata does not say which architecture the model has</source>
        <translation>메타데이터에 모델의 아키텍처가 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>The metadata has no &quot;{}&quot;</source>
        <translation>메타데이터에 &quot;{}&quot;가 없습니다</translation>
    </message>
    <message>
        <source>The method {} needs a base model</source>
        <translation>{} 방법에는 기준 모델이 필요합니다</translation>
    </message>
    <message>
        <source>The method {} needs at least {} models beside the base; there are {}</source>
        <translation>{} 방법에는 기준 모델 말고도 모델이 {}개 이상 필요한데 {}개뿐입니다</translation>
    </message>
    <message>
        <source>The method {} takes {} models beside the base; there are {}</source>
        <translation>{} 방법은 기준 모델 말고 모델 {}개를 받는데 {}개가 있습니다</translation>
    </message>
    <message>
        <source>The model has no unknown piece</source>
        <translation>모델에 모르는 글자를 위한 조각이 없습니다</translation>
    </message>
    <message>
        <source>The model has two unknown pieces</source>
        <translation>모델에 모르는 글자를 위한 조각이 둘 있습니다</translation>
    </message>
    <message>
        <source>The model lacks some of the 256 bytes</source>
        <translation>모델에 256개 바이트 가운데 빠진 것이 있습니다</translation>
    </message>
    <message>
        <source>The model {} has no {} for tensor {}</source>
        <translation>모델 {}에 {} 값이 텐서 {}에 대해 없습니다</translation>
    </message>
    <message>
        <source>The model {} has {} layers, and the slice asks for {} to {}</source>
        <translation>모델 {}의 층은 {}개인데 슬라이스는 {}부터 {}까지를 요구합니다</translation>
    </message>
    <message>
        <source>The normalizer &quot;{}&quot; is not read by this version</source>
        <translation>정규화기 &quot;{}&quot;는 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>The numbers are written in big-endian order, which is not read</source>
        <translation>숫자가 빅 엔디언으로 쓰여 있어 읽지 않습니다</translation>
    </message>
    <message>
        <source>The parameter {} is not one of the method {}</source>
        <translation>매개변수 {}는 {} 방법의 것이 아닙니다</translation>
    </message>
    <message>
        <source>The pickle adds to something that is neither a list nor a dictionary</source>
        <translation>피클이 목록도 사전도 아닌 것에 값을 더합니다</translation>
    </message>
    <message>
        <source>The pickle calls a type of numbers</source>
        <translation>피클이 숫자 형식을 호출합니다</translation>
    </message>
    <message>
        <source>The pickle calls something that is no function</source>
        <translation>피클이 함수가 아닌 것을 호출합니다</translation>
    </message>
    <message>
        <source>The pickle describes a parameter in an unknown way</source>
        <translation>피클이 매개변수를 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle describes a shape in an unknown way</source>
        <translation>피클이 모양을 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle describes a storage in an unknown way</source>
        <translation>피클이 저장 공간을 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle describes a tensor in an unknown way</source>
        <translation>피클이 텐서를 알 수 없는 방식으로 적었습니다</translation>
    </message>
    <message>
        <source>The pickle does not end with one object</source>
        <translation>피클이 객체 하나로 끝나지 않습니다</translation>
    </message>
    <message>
        <source>The pickle does not say which type of numbers a tensor has</source>
        <translation>피클에 텐서의 숫자 형식이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>The pickle ends a list that it did not begin</source>
        <translation>피클이 시작하지 않은 목록을 끝냅니다</translation>
    </message>
    <message>
        <source>The pickle fills a dictionary in an unknown way</source>
        <translation>피클이 사전을 알 수 없는 방식으로 채웁니다</translation>
    </message>
    <message>
        <source>The pickle holds a number of more than 64 bits</source>
        <translation>피클에 64비트를 넘는 숫자가 있습니다</translation>
    </message>
    <message>
        <source>The pickle is cut short</source>
        <translation>피클이 잘려 있습니다</translation>
    </message>
    <message>
        <source>The pickle is nested deeper than {}</source>
        <translation>피클이 {}단계보다 깊이 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>The pickle makes more than {} objects</source>
        <translation>피클이 만드는 객체가 {}개를 넘습니다</translation>
    </message>
    <message>
        <source>The pickle makes more than {} tensors</source>
        <translation>피클이 만드는 텐서가 {}개를 넘습니다</translation>
    </message>
    <message>
        <source>The pickle names something by what is no text</source>
        <translation>피클이 글자가 아닌 것으로 이름을 댑니다</translation>
    </message>
    <message>
        <source>The pickle recalls an object that it did not make</source>
        <translation>피클이 만들지 않은 객체를 다시 부릅니다</translation>
    </message>
    <message>
        <source>The pickle sets attributes of something that is no dictionary; nothing was executed</source>
        <translation>피클이 사전이 아닌 것의 속성을 정합니다. 아무것도 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>The pickle takes more objects than it made</source>
        <translation>피클이 만든 것보다 많은 객체를 꺼냅니다</translation>
    </message>
    <message>
        <source>The pickle uses the instruction 0x{}, which weights do not need; nothing was executed</source>
        <translation>피클이 가중치에 필요 없는 명령 0x{}를 씁니다. 아무것도 실행하지 않았습니다</translation>
    </message>
    <message>
        <source>The piece &quot;{}&quot; is none of the 256 bytes</source>
        <translation>조각 &quot;{}&quot;는 256개 바이트 가운데 하나가 아닙니다</translation>
    </message>
    <message>
        <source>The piece &quot;{}&quot; is there twice</source>
        <translation>조각 &quot;{}&quot;가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The piece is empty, not valid UTF-8, or has no finite score</source>
        <translation>조각이 비었거나, 올바른 UTF-8이 아니거나, 점수가 유한하지 않습니다</translation>
    </message>
    <message>
        <source>The pre-tokenizer &quot;{}&quot; is not read by this version</source>
        <translation>프리토크나이저 &quot;{}&quot;는 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>The prepend scheme &quot;{}&quot; is unknown</source>
        <translation>앞붙임 방식 &quot;{}&quot;를 알 수 없습니다</translation>
    </message>
    <message>
        <source>The product of the sizes in the shape does not fit in 64 bits</source>
        <translation>모양의 크기를 모두 곱한 값이 64비트에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The range of layers is missing</source>
        <translation>층 범위가 없습니다</translation>
    </message>
    <message>
        <source>The rotary embedding turns {} of {} numbers of a head, which this architecture does not do</source>
        <translation>회전 임베딩이 헤드의 숫자 {}개({}개 중)를 돌리는데, 이 아키텍처는 그렇게 하지 않습니다</translation>
    </message>
    <message>
        <source>The rotary scaling &quot;{}&quot; is not read from GGUF files</source>
        <translation>GGUF 파일에서 회전 배율 &quot;{}&quot;는 읽지 않습니다</translation>
    </message>
    <message>
        <source>The shape or the strides of a tensor are no whole numbers from 0 up</source>
        <translation>텐서의 모양이나 보폭이 0 이상의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>The shard &quot;{}&quot; is not a torch file (.bin)</source>
        <translation>조각 파일 &quot;{}&quot;는 torch 파일(.bin)이 아닙니다</translation>
    </message>
    <message>
        <source>The size {} in the shape does not fit in a signed 64-bit number</source>
        <translation>모양의 크기 {}는 부호 있는 64비트 숫자에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The sizes of a large entry are cut short</source>
        <translation>큰 항목의 크기 기록이 잘려 있습니다</translation>
    </message>
    <message>
        <source>The slices are a list</source>
        <translation>slices는 목록입니다</translation>
    </message>
    <message>
        <source>The sources of a slice are a list</source>
        <translation>슬라이스의 sources는 목록입니다</translation>
    </message>
    <message>
        <source>The sources of a slice have unlike numbers of layers</source>
        <translation>슬라이스의 sources가 가진 층 수가 서로 다릅니다</translation>
    </message>
    <message>
        <source>The table that normalises characters is damaged</source>
        <translation>글자를 정규화하는 표가 망가졌습니다</translation>
    </message>
    <message>
        <source>The tensor begins at byte {} of the data and needs {} bytes, but the file holds only {}</source>
        <translation>텐서가 데이터의 {}바이트에서 시작해 {}바이트가 필요한데 파일에는 {}바이트뿐입니다</translation>
    </message>
    <message>
        <source>The tensor begins at byte {} of the data, which is no multiple of {}</source>
        <translation>텐서가 데이터의 {}바이트에서 시작하는데, {}의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>The tensor has the type {}, which does not exist or was removed from the format</source>
        <translation>텐서의 형식이 {}인데, 없거나 규격에서 사라진 형식입니다</translation>
    </message>
    <message>
        <source>The tensor has {} dimensions; the format allows {}</source>
        <translation>텐서의 차원이 {}개입니다. 형식은 {}개까지 허용합니다</translation>
    </message>
    <message>
        <source>The tensor is stored as {}, which is not read</source>
        <translation>텐서가 {} 형식으로 저장되어 있어 읽지 않습니다</translation>
    </message>
    <message>
        <source>The tensor is there twice</source>
        <translation>텐서가 두 번 있습니다</translation>
    </message>
    <message>
        <source>The tensor is there twice, or two tensors of the file are one and the same in the model</source>
        <translation>텐서가 두 번 있거나, 파일의 두 텐서가 모델에서는 같은 것입니다</translation>
    </message>
    <message>
        <source>The tensor needs more numbers than its storage data/{} holds, which has {}</source>
        <translation>텐서에 필요한 숫자가 저장 공간 data/{}에 든 {}개보다 많습니다</translation>
    </message>
    <message>
        <source>The tensor overlaps the tensor {}</source>
        <translation>텐서가 텐서 {}와 겹칩니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s numbers, data/{}, are missing in the archive</source>
        <translation>텐서의 숫자 data/{}가 압축 파일에 없습니다</translation>
    </message>
    <message>
        <source>The tensors would take many times the file&apos;s size in memory</source>
        <translation>텐서들이 메모리에서 파일 크기의 몇 배를 차지하게 됩니다</translation>
    </message>
    <message>
        <source>The text has a character that is not in the vocabulary, and the tokenizer has no unknown token</source>
        <translation>글에 어휘에 없는 글자가 있는데, 토크나이저에 모르는 토큰이 없습니다</translation>
    </message>
    <message>
        <source>The text has a word that is not in the vocabulary, nor is the unknown token &quot;{}&quot;</source>
        <translation>글에 어휘에 없는 낱말이 있고, 모르는 토큰 &quot;{}&quot;도 어휘에 없습니다</translation>
    </message>
    <message>
        <source>The token is not valid UTF-8</source>
        <translation>토큰이 올바른 UTF-8이 아닙니다</translation>
    </message>
    <message>
        <source>The unknown token {} is outside the vocabulary of {} tokens</source>
        <translation>모르는 토큰 {}이 토큰 {}개인 어휘를 벗어납니다</translation>
    </message>
    <message>
        <source>The vocabulary has too many lines</source>
        <translation>어휘의 줄이 너무 많습니다</translation>
    </message>
    <message>
        <source>The vocabulary is empty</source>
        <translation>어휘가 비어 있습니다</translation>
    </message>
    <message>
        <source>The weighted directions of the models cancel each other, and have no mean</source>
        <translation>모델들의 가중 방향이 서로 지워져 평균이 없습니다</translation>
    </message>
    <message>
        <source>There are {} GGUF files in the folder</source>
        <translation>폴더에 GGUF 파일이 {}개 있습니다</translation>
    </message>
    <message>
        <source>There is no embedding, token_embd.weight with two dimensions</source>
        <translation>2차원인 임베딩 token_embd.weight가 없습니다</translation>
    </message>
    <message>
        <source>There is no mask {} of {} bytes</source>
        <translation>마스크 {}({}바이트)가 없습니다</translation>
    </message>
    <message>
        <source>There is no merge method {}</source>
        <translation>교배 방법 {}는 없습니다</translation>
    </message>
    <message>
        <source>There is no tensor that fits {}</source>
        <translation>{}에 맞는 텐서가 없습니다</translation>
    </message>
    <message>
        <source>There is not enough memory for the tensor {}, which takes {}</source>
        <translation>텐서 {}에 필요한 메모리 {}가 모자랍니다</translation>
    </message>
    <message>
        <source>This is a bare Python pickle, which may run code; it was not opened</source>
        <translation>이것은 코드를 실행할 수 있는 맨 파이썬 피클이라 열지 않았습니다</translation>
    </message>
    <message>
        <source>This is no archive of weights saved by torch, which begins with &quot;PK&quot;</source>
        <translation>torch가 저장한 가중치 압축 파일은 &quot;PK&quot;로 시작하는데, 이 파일은 아닙니다</translation>
    </message>
    <message>
        <source>This is one of {} parts of a model</source>
        <translation>이것은 {}개로 나뉜 모델의 한 부분입니다</translation>
    </message>
    <message>
        <source>Those of the BPE and of the unigram kind are</source>
        <translation>BPE와 unigram 종류는 읽습니다</translation>
    </message>
    <message>
        <source>Tokenizers of the kind &quot;{}&quot; are not read by this version</source>
        <translation>&quot;{}&quot; 종류의 토크나이저는 이 버전에서 읽지 않습니다</translation>
    </message>
    <message>
        <source>Turn the chat off, or order the messages as the template asks</source>
        <translation>대화를 끄거나, 메시지를 템플릿이 요구하는 순서로 놓으세요</translation>
    </message>
    <message>
        <source>Use another tokenizer</source>
        <translation>다른 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>Use the checkpoint&apos;s tokenizer.json instead</source>
        <translation>그 대신 체크포인트의 tokenizer.json을 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as 4</source>
        <translation>4와 같은 숫자를 쓰세요</translation>
    </message>
    <message>
        <source>Write for example [0, 4]: from layer 0 up to layer 3</source>
        <translation>예를 들어 [0, 4]라고 쓰세요. 0층부터 3층까지입니다</translation>
    </message>
    <message>
        <source>Write the first layer, and the one after the last</source>
        <translation>첫 층과, 마지막 층의 다음 층을 쓰세요</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be one whole number above 0 of a size that models have</source>
        <translation>&quot;{}&quot;는 모델에 있을 만한 크기의 0보다 큰 정수여야 합니다</translation>
    </message>
    <message>
        <source>general.architecture</source>
        <translation>general.architecture</translation>
    </message>
    <message>
        <source>rope.scaling.type</source>
        <translation>rope.scaling.type</translation>
    </message>
    <message>
        <source>{} claims {} bytes; at most {} are read</source>
        <translation>{}의 크기가 {}바이트라고 적혀 있습니다. 최대 {}바이트까지 읽습니다</translation>
    </message>
    <message>
        <source>{} is not a whole number that can be used here</source>
        <translation>{}는 여기에 쓸 수 있는 정수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not valid UTF-8: {}</source>
        <translation>{}가 올바른 UTF-8이 아닙니다: {}</translation>
    </message>
    <message>
        <source>{} is set for the whole merge, not for a model</source>
        <translation>{}는 모델이 아니라 교배 전체에 정합니다</translation>
    </message>
    <message>
        <source>{} needs {} bytes, but only {} follow</source>
        <translation>{}에 {}바이트가 필요한데 {}바이트만 이어집니다</translation>
    </message>
    <message>
        <source>{} numbers its tokens apart from the SentencePiece model</source>
        <translation>{}의 토큰 번호가 SentencePiece 모델과 다릅니다</translation>
    </message>
    <message>
        <source>Turn the chat off</source>
        <translation>대화를 끄세요</translation>
    </message>
    <message>
        <source>A LoRA is made of a language model of a known family</source>
        <translation>LoRA는 아는 계열의 언어 모델로만 만들 수 있습니다</translation>
    </message>
    <message>
        <source>A batch is open already</source>
        <translation>이미 열린 묶음이 있습니다</translation>
    </message>
    <message>
        <source>A chart is saved as .svg, .png or .csv</source>
        <translation>도표는 .svg, .png, .csv로 저장합니다</translation>
    </message>
    <message>
        <source>A choice is empty</source>
        <translation>빈 선택지가 있습니다</translation>
    </message>
    <message>
        <source>A column has no name</source>
        <translation>이름이 없는 열이 있습니다</translation>
    </message>
    <message>
        <source>A command is a list: the program and its arguments</source>
        <translation>명령은 목록입니다: 프로그램과 그 인자들</translation>
    </message>
    <message>
        <source>A download broke off and left this file</source>
        <translation>다운로드가 끊겨 이 파일이 남았습니다</translation>
    </message>
    <message>
        <source>A file has merge_method, models, slices or modules, base_model, parameters, dtype, out_dtype, tokenizer or tokenizer_source, chat_template and name</source>
        <translation>파일에는 merge_method, models·slices·modules 중 하나, base_model, parameters, dtype, out_dtype, tokenizer 또는 tokenizer_source, chat_template, name이 들어갑니다</translation>
    </message>
    <message>
        <source>A gene has a ratio or weights, not both</source>
        <translation>유전자에는 비율과 가중치 가운데 하나만 있습니다</translation>
    </message>
    <message>
        <source>A goal is min or max, not {}</source>
        <translation>목표(goal)는 min 또는 max이며 {}이(가) 아닙니다</translation>
    </message>
    <message>
        <source>A is {} and B is {}; only matrices are read, no convolutions</source>
        <translation>A는 {}, B는 {}입니다. 행렬만 읽으며 합성곱은 읽지 않습니다</translation>
    </message>
    <message>
        <source>A judge is an object with a name</source>
        <translation>심사자는 이름이 있는 객체입니다</translation>
    </message>
    <message>
        <source>A label begins with a capital letter, has letters, digits, / and _, and occurs once</source>
        <translation>이름표는 대문자로 시작하고 글자, 숫자, /, _로 이루어지며 한 번만 나와야 합니다</translation>
    </message>
    <message>
        <source>A layer is a whole number, not {}</source>
        <translation>층은 정수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>A learning-rate multiplier from 0 to 100 is needed here</source>
        <translation>여기에는 0부터 100까지의 학습률 배수가 필요합니다</translation>
    </message>
    <message>
        <source>A list of at least one file is needed here</source>
        <translation>여기에는 파일이 하나 이상 있는 목록이 필요합니다</translation>
    </message>
    <message>
        <source>A list of module names is needed here</source>
        <translation>여기에는 모듈 이름 목록이 필요합니다</translation>
    </message>
    <message>
        <source>A list that is not empty is needed here</source>
        <translation>여기에는 비어 있지 않은 목록이 필요합니다</translation>
    </message>
    <message>
        <source>A mergekit file cannot say that parents are brought into A&apos;s order first</source>
        <translation>부모를 먼저 A의 순서로 맞추는 것은 mergekit 파일로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>A mergekit file cannot say what {} of the {} genes do: {}</source>
        <translation>유전자 {}개(전체 {}개)가 하는 일을 mergekit 파일로 쓸 수 없습니다: {}</translation>
    </message>
    <message>
        <source>A mergekit file cannot say which type each tensor is stored in: the parents store unlike types, and A several</source>
        <translation>부모들이 서로 다른 형식으로, A는 여러 형식으로 저장하므로 각 텐서의 형식을 mergekit 파일로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>A model of text alone has one module, &quot;default&quot;</source>
        <translation>텍스트만 다루는 모델의 모듈은 &quot;default&quot; 하나입니다</translation>
    </message>
    <message>
        <source>A module has models or slices, and parameters</source>
        <translation>모듈에는 models 또는 slices와 parameters가 들어갑니다</translation>
    </message>
    <message>
        <source>A mutation has a rate and a size</source>
        <translation>돌연변이에는 비율(rate)과 크기(size)가 있습니다</translation>
    </message>
    <message>
        <source>A mutation has a rate from 0 to 1 and a size of at least 0</source>
        <translation>변이의 비율은 0에서 1 사이, 크기는 0 이상입니다</translation>
    </message>
    <message>
        <source>A mutation&apos;s rate is a share of genes, from 0 to 1, and its size is not negative</source>
        <translation>돌연변이의 비율은 0에서 1까지의 유전자 몫이고, 크기는 음수가 아닙니다</translation>
    </message>
    <message>
        <source>A population of {} is too small to breed</source>
        <translation>개체 수 {}은(는) 번식하기에 너무 적습니다</translation>
    </message>
    <message>
        <source>A quoted cell has no end</source>
        <translation>따옴표로 연 칸이 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>A range is a list of two numbers</source>
        <translation>범위는 숫자 두 개의 목록입니다</translation>
    </message>
    <message>
        <source>A ratio says how two parents share a gene; this recipe has {}</source>
        <translation>비율은 두 부모가 유전자를 나누는 값입니다. 이 레시피의 부모는 {}개입니다</translation>
    </message>
    <message>
        <source>A rotary embedding of kind {} turns each text by its length, so texts cannot be read together</source>
        <translation>{} 방식의 회전 위치 임베딩은 글마다 길이에 따라 다르게 돌리므로 여러 글을 함께 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>A run file is a JSON object</source>
        <translation>실행 파일은 JSON 객체입니다</translation>
    </message>
    <message>
        <source>A run needs a judge</source>
        <translation>실행에는 심사자가 필요합니다</translation>
    </message>
    <message>
        <source>A run with the method full has no adapter</source>
        <translation>full 방식의 실행에는 어댑터가 없습니다</translation>
    </message>
    <message>
        <source>A selection is an object with a kind and a size</source>
        <translation>선택(selection)은 kind와 size가 있는 객체입니다</translation>
    </message>
    <message>
        <source>A source of the kind model_token needs a model, and a token or a token_id</source>
        <translation>model_token 출처에는 model과, token 또는 token_id가 필요합니다</translation>
    </message>
    <message>
        <source>A text in quotes is needed here</source>
        <translation>여기에는 따옴표로 묶은 글이 필요합니다</translation>
    </message>
    <message>
        <source>A token has the keys source and force</source>
        <translation>토큰의 키는 source와 force입니다</translation>
    </message>
    <message>
        <source>A tokenizer has the keys source, tokens and pad_to_multiple_of</source>
        <translation>tokenizer의 키는 source, tokens, pad_to_multiple_of입니다</translation>
    </message>
    <message>
        <source>A whole number from {} to {} is expected here</source>
        <translation>여기에는 {}에서 {} 사이의 정수가 와야 합니다</translation>
    </message>
    <message>
        <source>A whole number of at least 0 is needed here</source>
        <translation>여기에는 0 이상의 정수가 필요합니다</translation>
    </message>
    <message>
        <source>A window of {} tokens does not fit this model, whose context is {}</source>
        <translation>토큰 {}개짜리 창은 이 모델에 맞지 않습니다. 문맥 길이는 {}입니다</translation>
    </message>
    <message>
        <source>A {} and B {} do not fit each other</source>
        <translation>A {}와 B {}의 크기가 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>Adapters of the type {} are not read</source>
        <translation>{} 유형의 어댑터는 읽지 않습니다</translation>
    </message>
    <message>
        <source>Add &quot;file&quot; with the data that it asks about</source>
        <translation>무엇으로 물을지 데이터를 &quot;file&quot;로 더하세요</translation>
    </message>
    <message>
        <source>Add &quot;source&quot;</source>
        <translation>&quot;source&quot;를 추가하세요</translation>
    </message>
    <message>
        <source>Add &quot;tokenizer_source: union&quot; or &quot;tokenizer_source: base&quot; to the file</source>
        <translation>파일에 &quot;tokenizer_source: union&quot; 또는 &quot;tokenizer_source: base&quot;를 추가하세요</translation>
    </message>
    <message>
        <source>Add a judge, or use the strategy genetic</source>
        <translation>심사자를 더하거나 전략을 genetic으로 바꾸세요</translation>
    </message>
    <message>
        <source>Add one, such as {}</source>
        <translation>하나를 더하세요. 예: {}</translation>
    </message>
    <message>
        <source>An adapter is the difference from a base, and none is named</source>
        <translation>어댑터는 밑모델과의 차이인데, 밑모델이 지정되지 않았습니다</translation>
    </message>
    <message>
        <source>An added token has no content or no id</source>
        <translation>추가된 토큰에 내용이나 id가 없습니다</translation>
    </message>
    <message>
        <source>An earlier turn is no pair of two texts</source>
        <translation>앞선 차례가 두 문장의 쌍이 아닙니다</translation>
    </message>
    <message>
        <source>An individual of a studbook is named WORKSPACE#ID or WORKSPACE#best, and this is neither</source>
        <translation>혈통부의 개체는 WORKSPACE#ID 또는 WORKSPACE#best로 적습니다. 이것은 어느 쪽도 아닙니다</translation>
    </message>
    <message>
        <source>An object in braces is needed here</source>
        <translation>여기에는 중괄호로 된 객체가 필요합니다</translation>
    </message>
    <message>
        <source>Another export is being written to this place</source>
        <translation>이 위치에 다른 내보내기가 진행 중입니다</translation>
    </message>
    <message>
        <source>Ask `logits` for what it reads.</source>
        <translation>읽은 것은 `logits`로 물어보세요.</translation>
    </message>
    <message>
        <source>B A is {} by {}, but {} of the base is {}</source>
        <translation>B A는 {}×{}인데 밑모델의 {}은(는) {}입니다</translation>
    </message>
    <message>
        <source>Batches are described in docs/formats.md</source>
        <translation>배치 파일은 docs/formats.md에 설명되어 있습니다</translation>
    </message>
    <message>
        <source>Begin the run anew</source>
        <translation>실행을 새로 시작하세요</translation>
    </message>
    <message>
        <source>Begin with another adapter, or without one</source>
        <translation>다른 어댑터로 시작하거나 어댑터 없이 시작하세요</translation>
    </message>
    <message>
        <source>Behind the + of BASE+ADAPTER comes the folder of a PEFT adapter</source>
        <translation>BASE+ADAPTER의 + 뒤에는 PEFT 어댑터의 폴더가 와야 합니다</translation>
    </message>
    <message>
        <source>Blend the body and keep A&apos;s embeddings: the open dialog offers it</source>
        <translation>몸통만 섞고 A의 임베딩을 유지하십시오. 열기 대화 상자에서 고를 수 있습니다</translation>
    </message>
    <message>
        <source>Both answers are the same: there is nothing to prefer</source>
        <translation>두 대답이 같아서 고를 것이 없습니다</translation>
    </message>
    <message>
        <source>Byte {} of the line is not UTF-8</source>
        <translation>이 줄의 {}번째 바이트가 UTF-8이 아닙니다</translation>
    </message>
    <message>
        <source>Byte {} of the line is zero: this is no text</source>
        <translation>이 줄의 {}번째 바이트가 0입니다. 텍스트가 아닙니다</translation>
    </message>
    <message>
        <source>Change a weight: each one is divided by their sum</source>
        <translation>가중치를 바꾸세요. 각 가중치는 합으로 나뉩니다</translation>
    </message>
    <message>
        <source>Check both models with inspect</source>
        <translation>두 모델을 inspect로 검사하세요</translation>
    </message>
    <message>
        <source>Check the disk and the file&apos;s permissions; a copy of the workspace may still be good</source>
        <translation>디스크와 파일 권한을 확인하세요. 작업 공간의 사본은 온전할 수 있습니다</translation>
    </message>
    <message>
        <source>Children are realised one by one: this operator and grain do not run as coefficients</source>
        <translation>자식을 하나씩 실체화합니다. 이 연산자와 단위는 계수로 돌릴 수 없습니다</translation>
    </message>
    <message>
        <source>Children of this operator and grain cannot run as coefficients over their parents</source>
        <translation>이 연산자와 단위의 자식은 부모 위의 계수로 돌릴 수 없습니다</translation>
    </message>
    <message>
        <source>Children run {}, as asked for</source>
        <translation>자식을 요청대로 {} 방식으로 돌립니다</translation>
    </message>
    <message>
        <source>Choose a LoRA adapter (peft_type LORA, with or without DoRA), or merge this one into its base with PEFT</source>
        <translation>LoRA 어댑터(peft_type LORA, DoRA 포함)를 고르거나, 이 어댑터를 PEFT로 밑모델에 병합하세요</translation>
    </message>
    <message>
        <source>Choose a file name that ends in one of them</source>
        <translation>이 가운데 하나로 끝나는 파일 이름을 고르세요</translation>
    </message>
    <message>
        <source>Choose a genome that Heterosis wrote</source>
        <translation>Heterosis가 쓴 유전체를 고르세요</translation>
    </message>
    <message>
        <source>Choose a model of these: llama, qwen2, qwen3, gpt2, gemma, gemma2, phi3, gptneox; or its original in safetensors format</source>
        <translation>다음 중 하나의 모델을 고르거나 safetensors 형식의 원본을 고르세요: llama, qwen2, qwen3, gpt2, gemma, gemma2, phi3, gptneox</translation>
    </message>
    <message>
        <source>Choose a model that writes text</source>
        <translation>글을 쓰는 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model with full_attention and sliding_attention alone</source>
        <translation>full_attention과 sliding_attention만 쓰는 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose a model with one of these: default, linear, dynamic, yarn, llama3, longrope</source>
        <translation>다음 중 하나를 쓰는 모델을 고르세요: default, linear, dynamic, yarn, llama3, longrope</translation>
    </message>
    <message>
        <source>Choose a model with one of these: gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, quick_gelu, relu, silu, tanh</source>
        <translation>다음 중 하나를 쓰는 모델을 고르세요: gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, quick_gelu, relu, silu, tanh</translation>
    </message>
    <message>
        <source>Choose a new name</source>
        <translation>새 이름을 고르세요</translation>
    </message>
    <message>
        <source>Choose a rank such as 16</source>
        <translation>16 같은 랭크를 고르세요</translation>
    </message>
    <message>
        <source>Choose a smaller batch or context, the method lora, or recompute.</source>
        <translation>batch나 context를 줄이거나 lora 방식 또는 recompute를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a window from 2 to {} tokens</source>
        <translation>창 크기를 2에서 {} 토큰 사이로 고르세요</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>Choose another operator, or other parents</source>
        <translation>다른 연산자나 다른 부모를 고르세요</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>다른 위치를 고르세요</translation>
    </message>
    <message>
        <source>Choose one of: {}</source>
        <translation>다음 가운데 하나를 고르세요: {}</translation>
    </message>
    <message>
        <source>Choose the base that the adapter was made for</source>
        <translation>어댑터가 만들어진 밑모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose the method lora, or leave this out</source>
        <translation>lora 방식을 고르거나 이 항목을 빼세요</translation>
    </message>
    <message>
        <source>Choose weights in float32, float16 or bfloat16</source>
        <translation>float32, float16 또는 bfloat16 가중치를 고르십시오</translation>
    </message>
    <message>
        <source>Close the other program and open it once for writing</source>
        <translation>다른 프로그램을 닫고 쓰기용으로 한 번 여세요</translation>
    </message>
    <message>
        <source>Close the other program that has it open</source>
        <translation>이것을 열고 있는 다른 프로그램을 닫으세요</translation>
    </message>
    <message>
        <source>Close the quote; a quote inside a cell is written twice</source>
        <translation>따옴표를 닫으세요. 칸 안의 따옴표는 두 번 적습니다</translation>
    </message>
    <message>
        <source>Correct the pattern in adapter_config.json</source>
        <translation>adapter_config.json의 패턴을 고치세요</translation>
    </message>
    <message>
        <source>Correct the regular expression</source>
        <translation>정규 표현식을 고치세요</translation>
    </message>
    <message>
        <source>Count the choices from 0</source>
        <translation>선택지는 0부터 셉니다</translation>
    </message>
    <message>
        <source>Cut the text into several rows</source>
        <translation>글을 여러 행으로 나누세요</translation>
    </message>
    <message>
        <source>Download the file again</source>
        <translation>파일을 다시 내려받으세요</translation>
    </message>
    <message>
        <source>Download the model again, or delete the file</source>
        <translation>모델을 다시 받거나 이 파일을 지우십시오</translation>
    </message>
    <message>
        <source>Early stopping needs valid</source>
        <translation>조기 종료에는 valid가 필요합니다</translation>
    </message>
    <message>
        <source>Either data or batches is needed</source>
        <translation>data와 batches 가운데 하나가 필요합니다</translation>
    </message>
    <message>
        <source>Either steps or epochs, not both</source>
        <translation>steps와 epochs 가운데 하나만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Elements of type {} cannot be added to a model</source>
        <translation>{} 형식의 값은 모델에 더할 수 없습니다</translation>
    </message>
    <message>
        <source>Elite and immigrants together leave no room for offspring in a population of {}</source>
        <translation>엘리트와 이주 개체를 합치면 개체 수 {}에서 자식이 들어설 자리가 없습니다</translation>
    </message>
    <message>
        <source>End the list with the answer</source>
        <translation>목록을 대답으로 끝내세요</translation>
    </message>
    <message>
        <source>Every document has a name, so that none is the child</source>
        <translation>모든 문서에 이름이 있어 자식이 될 문서가 없습니다</translation>
    </message>
    <message>
        <source>Every gene is frozen: nothing is left to learn</source>
        <translation>모든 유전자가 얼어 있어 학습할 것이 없습니다</translation>
    </message>
    <message>
        <source>Export it as {}</source>
        <translation>{}(으)로 내보내십시오</translation>
    </message>
    <message>
        <source>Export the model as a Hugging Face folder instead</source>
        <translation>대신 모델을 Hugging Face 폴더로 내보내세요</translation>
    </message>
    <message>
        <source>Fetch the adapter again</source>
        <translation>어댑터를 다시 내려받으세요</translation>
    </message>
    <message>
        <source>Fetch the adapter again, or save it anew with PEFT</source>
        <translation>어댑터를 다시 내려받거나 PEFT로 다시 저장하세요</translation>
    </message>
    <message>
        <source>Fetch the adapter&apos;s files into one folder</source>
        <translation>어댑터의 파일을 한 폴더에 내려받으세요</translation>
    </message>
    <message>
        <source>Fetch the model again, or leave this gene to the other parent</source>
        <translation>모델을 다시 받거나 이 유전자를 다른 부모에게 맡기십시오</translation>
    </message>
    <message>
        <source>Free some space and start the same export again: it goes on where it stopped</source>
        <translation>공간을 비운 뒤 같은 내보내기를 다시 시작하세요. 멈춘 곳부터 이어서 씁니다</translation>
    </message>
    <message>
        <source>Free some space, or set TMPDIR to another disk</source>
        <translation>공간을 비우거나 TMPDIR을 다른 디스크로 정하십시오</translation>
    </message>
    <message>
        <source>GGUF files of the family &quot;{}&quot; are not written by this version; those of gpt2, llama, mistral, qwen2 and qwen3 are</source>
        <translation>이 버전은 &quot;{}&quot; 계열의 GGUF 파일을 쓰지 못합니다. gpt2, llama, mistral, qwen2, qwen3은 씁니다</translation>
    </message>
    <message>
        <source>Give &quot;embed.embedding&quot; and &quot;head.head&quot; the ratio 0 and the strength 1, so that the child keeps A&apos;s tokens; or merge by a mergekit file with tokenizer_source</source>
        <translation>&quot;embed.embedding&quot;과 &quot;head.head&quot;의 비율을 0, 세기를 1로 두어 자식이 A의 토큰을 지키게 하세요. 또는 tokenizer_source가 있는 mergekit 파일로 병합하세요</translation>
    </message>
    <message>
        <source>Give a file for mergekit-yaml or mergekit-multi</source>
        <translation>mergekit-yaml이나 mergekit-multi용 파일을 주세요</translation>
    </message>
    <message>
        <source>Give a file whose rows fit this model</source>
        <translation>이 모델에 맞는 행이 있는 파일을 주세요</translation>
    </message>
    <message>
        <source>Give a file with one row a line</source>
        <translation>한 줄에 한 행씩 적은 파일을 주세요</translation>
    </message>
    <message>
        <source>Give a file with the fields {}</source>
        <translation>{} 필드가 있는 파일을 주세요</translation>
    </message>
    <message>
        <source>Give a gene a multiplier above 0</source>
        <translation>유전자 하나에 0보다 큰 배수를 주세요</translation>
    </message>
    <message>
        <source>Give a multiple of four, at least 8</source>
        <translation>4의 배수로, 8 이상을 주세요</translation>
    </message>
    <message>
        <source>Give at least 4</source>
        <translation>4 이상을 주세요</translation>
    </message>
    <message>
        <source>Give each document but the last one a &quot;name&quot; of its own</source>
        <translation>마지막을 뺀 각 문서에 서로 다른 &quot;name&quot;을 주세요</translation>
    </message>
    <message>
        <source>Give it fewer items, or let it answer faster</source>
        <translation>항목을 줄이거나 더 빨리 답하게 하세요</translation>
    </message>
    <message>
        <source>Give it more time in the settings, or let it do less</source>
        <translation>설정에서 시간을 늘리거나 일을 줄이십시오</translation>
    </message>
    <message>
        <source>Give more rows, or both halves</source>
        <translation>행을 더 주거나 양쪽 절반을 모두 쓰세요</translation>
    </message>
    <message>
        <source>Give the folder of the model as it is</source>
        <translation>모델의 폴더를 그대로 적으세요</translation>
    </message>
    <message>
        <source>Give the folders of both on this machine; nothing is downloaded</source>
        <translation>이 컴퓨터에 있는 두 폴더를 적으세요. 내려받지는 않습니다</translation>
    </message>
    <message>
        <source>Give the recipe a &quot;dtype&quot;</source>
        <translation>레시피에 &quot;dtype&quot;을 주세요</translation>
    </message>
    <message>
        <source>Give this gene {}</source>
        <translation>이 유전자에 {}를 주세요</translation>
    </message>
    <message>
        <source>If memory ran out, choose a smaller batch or context, the method lora, or recompute.</source>
        <translation>메모리가 모자랐다면 batch나 context를 줄이거나 lora 방식 또는 recompute를 고르세요.</translation>
    </message>
    <message>
        <source>It can be blended, analysed and exported: `analyse`, `merge`, `export`</source>
        <translation>섞고 분석하고 내보낼 수는 있습니다: `analyse`, `merge`, `export`</translation>
    </message>
    <message>
        <source>Its matrices are {}, ...</source>
        <translation>모델의 행렬은 {}, ...입니다</translation>
    </message>
    <message>
        <source>Judges are a list</source>
        <translation>심사자는 목록입니다</translation>
    </message>
    <message>
        <source>Keep one of them</source>
        <translation>하나만 남기세요</translation>
    </message>
    <message>
        <source>Keep the recipe as Heterosis&apos; own, or export the child itself</source>
        <translation>Heterosis의 레시피로 두거나 자식을 직접 내보내세요</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>이 항목을 빼세요</translation>
    </message>
    <message>
        <source>Leave some out, or merge some of them first</source>
        <translation>몇을 빼거나, 일부를 먼저 병합하세요</translation>
    </message>
    <message>
        <source>Leave the last document without a name</source>
        <translation>마지막 문서에는 이름을 쓰지 마세요</translation>
    </message>
    <message>
        <source>Leave the token types out, or use those that the model has</source>
        <translation>토큰 종류를 빼거나 모델에 있는 것을 쓰세요</translation>
    </message>
    <message>
        <source>Let both lists begin with the same turns</source>
        <translation>두 목록이 같은 차례로 시작하게 하세요</translation>
    </message>
    <message>
        <source>Let one of them take models that lie on disk</source>
        <translation>그중 하나는 디스크에 있는 모델을 쓰게 하세요</translation>
    </message>
    <message>
        <source>Let the children be realised one by one (path realised).</source>
        <translation>자식을 하나씩 실체화하게 하세요(path realised).</translation>
    </message>
    <message>
        <source>Line {} of the command&apos;s answer is no number: {}</source>
        <translation>명령이 답한 {}번째 줄이 수가 아닙니다: {}</translation>
    </message>
    <message>
        <source>Make room on the disk and try again</source>
        <translation>디스크 공간을 비우고 다시 시도하세요</translation>
    </message>
    <message>
        <source>Make the population larger or these two smaller</source>
        <translation>개체 수를 늘리거나 이 둘을 줄이세요</translation>
    </message>
    <message>
        <source>NSGA-II cannot breed a population of {}</source>
        <translation>NSGA-II는 개체 수 {}을(를) 번식할 수 없습니다</translation>
    </message>
    <message>
        <source>NSGA-II needs at least two judges</source>
        <translation>NSGA-II에는 심사자가 둘 이상 필요합니다</translation>
    </message>
    <message>
        <source>Name a file for valid, or a share such as 0.1</source>
        <translation>valid에 파일이나 0.1 같은 비율을 적으세요</translation>
    </message>
    <message>
        <source>Name a program that is there and may be run</source>
        <translation>존재하고 실행할 수 있는 프로그램을 지정하세요</translation>
    </message>
    <message>
        <source>Name a token or a model that has one</source>
        <translation>그 행이 있는 토큰이나 모델을 적으세요</translation>
    </message>
    <message>
        <source>Name a workspace: a folder that holds studbook.sqlite</source>
        <translation>studbook.sqlite가 들어 있는 작업 공간 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>Name an original of the same shape</source>
        <translation>같은 모양의 원본을 지정하세요</translation>
    </message>
    <message>
        <source>Name another base, or change the child</source>
        <translation>다른 밑모델을 지정하거나 자식을 바꾸세요</translation>
    </message>
    <message>
        <source>Name each column once in the first line, like {}</source>
        <translation>첫 줄에 각 열의 이름을 한 번씩 적으세요. 예: {}</translation>
    </message>
    <message>
        <source>Name it as a model, or take the document out</source>
        <translation>모델로 적거나 그 문서를 빼세요</translation>
    </message>
    <message>
        <source>Name its base: BASE+ADAPTER, or on the command line --base BASE</source>
        <translation>밑모델을 지정하세요. BASE+ADAPTER로 쓰거나 명령줄에서 --base BASE를 쓰세요</translation>
    </message>
    <message>
        <source>Name one by its number, or let a breeding run judge them</source>
        <translation>번호로 하나를 지정하거나 교배를 돌려 심사하게 하세요</translation>
    </message>
    <message>
        <source>Name one of the models of the file</source>
        <translation>파일에 있는 모델 중 하나를 적으세요</translation>
    </message>
    <message>
        <source>Name the base itself, as BASE+ADAPTER</source>
        <translation>BASE+ADAPTER처럼 밑모델을 직접 지정하세요</translation>
    </message>
    <message>
        <source>Name the base: on the command line with --base</source>
        <translation>밑모델을 지정하세요. 명령줄에서는 --base로 지정합니다</translation>
    </message>
    <message>
        <source>Name the common base as &quot;original&quot;</source>
        <translation>공통 조상을 &quot;original&quot;로 적으세요</translation>
    </message>
    <message>
        <source>Name the fields as one of these has them: {}</source>
        <translation>필드 이름을 다음 가운데 하나에 맞추세요: {}</translation>
    </message>
    <message>
        <source>Name the original</source>
        <translation>원본을 지정하세요</translation>
    </message>
    <message>
        <source>Name the tokenizer of another model as tokenizer_source</source>
        <translation>tokenizer_source에 다른 모델의 토크나이저를 적으세요</translation>
    </message>
    <message>
        <source>No document takes the model that {} makes</source>
        <translation>{}이(가) 만드는 모델을 쓰는 문서가 없습니다</translation>
    </message>
    <message>
        <source>No individual of this studbook has a fitness yet</source>
        <translation>이 혈통부에는 아직 적합도가 매겨진 개체가 없습니다</translation>
    </message>
    <message>
        <source>No matrix of the model is called {}</source>
        <translation>모델에 {}(이)라는 행렬이 없습니다</translation>
    </message>
    <message>
        <source>No row can be used by the judge {}: {}</source>
        <translation>심사 기준 {}이(가) 쓸 수 있는 행이 없습니다: {}</translation>
    </message>
    <message>
        <source>No row can be used: {}</source>
        <translation>쓸 수 있는 행이 없습니다: {}</translation>
    </message>
    <message>
        <source>No row is left for the judge {}</source>
        <translation>심사 기준 {}에 남은 행이 없습니다</translation>
    </message>
    <message>
        <source>No turn of the assistant has a text: there is nothing to learn</source>
        <translation>어시스턴트 차례에 글이 없어 배울 것이 없습니다</translation>
    </message>
    <message>
        <source>Not every model has the token {}, and no source is named for it</source>
        <translation>모든 모델에 토큰 {}이(가) 있지는 않은데 출처가 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>Nothing but zeros</source>
        <translation>모두 0입니다</translation>
    </message>
    <message>
        <source>One number for each parent is expected here</source>
        <translation>여기에는 부모마다 숫자 하나가 와야 합니다</translation>
    </message>
    <message>
        <source>Open it with a newer version of the program</source>
        <translation>더 새로운 버전의 프로그램으로 여세요</translation>
    </message>
    <message>
        <source>Open the model&apos;s original in safetensors format, whose tokenizer.json says how texts are split</source>
        <translation>모델의 safetensors 원본을 여세요. 글을 어떻게 나누는지는 그 tokenizer.json에 있습니다</translation>
    </message>
    <message>
        <source>Pad the shorter texts, with a mask of 0</source>
        <translation>짧은 글은 채우고 마스크를 0으로 두세요</translation>
    </message>
    <message>
        <source>Put a cell that holds the separator in quotes</source>
        <translation>구분 기호가 든 칸은 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>Put each entry in quotes</source>
        <translation>각 항목을 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>Put the value in quotes</source>
        <translation>값을 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>Put tokenizer.json, tokenizer.model, or vocab.json with merges.txt, into it; a GGUF file carries its tokenizer in itself</source>
        <translation>tokenizer.json, tokenizer.model, 또는 vocab.json과 merges.txt를 폴더에 넣으세요. GGUF 파일은 토크나이저를 스스로 담습니다</translation>
    </message>
    <message>
        <source>Resize the base&apos;s embedding as it was for the training (resize_token_embeddings), or choose the base that the adapter was made for</source>
        <translation>학습할 때처럼 밑모델의 임베딩 크기를 바꾸거나(resize_token_embeddings), 어댑터가 만들어진 밑모델을 고르세요</translation>
    </message>
    <message>
        <source>Rows cannot be filled up to a multiple of {}</source>
        <translation>행 수를 {}의 배수로 채울 수 없습니다</translation>
    </message>
    <message>
        <source>Save it as a plain LoRA with PEFT (path_initial_model_for_weight_conversion), or merge it into its base</source>
        <translation>PEFT에서 일반 LoRA로 저장하거나(path_initial_model_for_weight_conversion) 밑모델에 병합하세요</translation>
    </message>
    <message>
        <source>Save its tokenizer once as tokenizer.json</source>
        <translation>토크나이저를 tokenizer.json으로 한 번 저장하세요</translation>
    </message>
    <message>
        <source>Save the file again as UTF-8 text</source>
        <translation>파일을 UTF-8 텍스트로 다시 저장하세요</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 in your editor</source>
        <translation>편집기에서 파일을 UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>Save the tokenizer of the base model once as tokenizer.json</source>
        <translation>기반 모델의 토크나이저를 tokenizer.json으로 한 번 저장하세요</translation>
    </message>
    <message>
        <source>See which there are: heterosis-cli studbook {} list</source>
        <translation>어떤 것이 있는지 보세요: heterosis-cli studbook {} list</translation>
    </message>
    <message>
        <source>Set &quot;tie_word_embeddings&quot; to false in config.json if the model was trained with this head</source>
        <translation>모델이 이 헤드로 학습되었다면 config.json의 &quot;tie_word_embeddings&quot;를 false로 하십시오</translation>
    </message>
    <message>
        <source>Shorten it, or judge with another model</source>
        <translation>글을 줄이거나 다른 모델로 심사하세요</translation>
    </message>
    <message>
        <source>Shorten the prompt</source>
        <translation>프롬프트를 줄이세요</translation>
    </message>
    <message>
        <source>Split the conversation into rows of one answer each</source>
        <translation>대화를 대답 하나씩의 행으로 나누세요</translation>
    </message>
    <message>
        <source>Take one of these judges: {}</source>
        <translation>다음 심사 기준 가운데 하나를 쓰세요: {}</translation>
    </message>
    <message>
        <source>Take other data as judge, or write &quot;insist&quot;: true</source>
        <translation>다른 데이터로 심사하거나 &quot;insist&quot;: true를 쓰세요</translation>
    </message>
    <message>
        <source>Take the row out</source>
        <translation>이 행을 빼세요</translation>
    </message>
    <message>
        <source>Tensor {} has another shape than this model&apos;s matrix</source>
        <translation>텐서 {}의 모양이 이 모델의 행렬과 다릅니다</translation>
    </message>
    <message>
        <source>Tensor {} is missing or has another shape than the model&apos;s family asks for</source>
        <translation>텐서 {}이(가) 없거나 모델 계열이 요구하는 것과 모양이 다릅니다</translation>
    </message>
    <message>
        <source>Text {} of the list is not valid UTF-8</source>
        <translation>목록의 {}번째 글이 올바른 UTF-8이 아닙니다</translation>
    </message>
    <message>
        <source>The JSON list is broken: a comma or its end is missing</source>
        <translation>JSON 목록이 깨졌습니다. 쉼표나 끝이 없습니다</translation>
    </message>
    <message>
        <source>The JSON list is broken: a row has no end</source>
        <translation>JSON 목록이 깨졌습니다. 끝나지 않은 행이 있습니다</translation>
    </message>
    <message>
        <source>The adapter brings a bias, but the base has none there</source>
        <translation>어댑터에 편향이 있지만 밑모델의 그 자리에는 편향이 없습니다</translation>
    </message>
    <message>
        <source>The adapter brings {} as {}, but the base has {}</source>
        <translation>어댑터의 {}은(는) {}인데 밑모델의 것은 {}입니다</translation>
    </message>
    <message>
        <source>The adapter does not name the model that it was made for</source>
        <translation>어댑터에 어떤 모델용인지 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>The adapter has the rank {}, the run asks for {}</source>
        <translation>어댑터의 랭크는 {}인데 실행은 {}을(를) 요구합니다</translation>
    </message>
    <message>
        <source>The adapter is of the method {}, the run asks for {}</source>
        <translation>어댑터의 방식은 {}인데 실행은 {}을(를) 요구합니다</translation>
    </message>
    <message>
        <source>The adapter was begun by &quot;{}&quot;, which changes the weights of the base too</source>
        <translation>이 어댑터는 &quot;{}&quot;(으)로 초기화되었고, 이 방식은 밑모델의 가중치도 바꿉니다</translation>
    </message>
    <message>
        <source>The adapter was made for {}, which is not on this machine</source>
        <translation>이 어댑터의 밑모델 {}이(가) 이 컴퓨터에 없습니다</translation>
    </message>
    <message>
        <source>The adapter&apos;s base is an adapter whose base is an adapter, and so on without end</source>
        <translation>어댑터의 밑모델이 또 어댑터이고, 그것이 끝없이 이어집니다</translation>
    </message>
    <message>
        <source>The adapter&apos;s weights are missing: there is no adapter_model.safetensors and no adapter_model.bin</source>
        <translation>어댑터의 가중치가 없습니다. adapter_model.safetensors도 adapter_model.bin도 없습니다</translation>
    </message>
    <message>
        <source>The answer is empty: there is nothing to learn</source>
        <translation>대답이 비어 있어 배울 것이 없습니다</translation>
    </message>
    <message>
        <source>The answer of the command cannot be read: {}</source>
        <translation>명령의 답을 읽을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The architecture &quot;{}&quot; is not known, so the model cannot be run here</source>
        <translation>구조 &quot;{}&quot;을(를) 알지 못하므로 이 모델은 여기서 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>The attention of layer {} is of a kind that is not known: {}</source>
        <translation>{}층의 어텐션은 알 수 없는 종류입니다: {}</translation>
    </message>
    <message>
        <source>The base has no such module: {}</source>
        <translation>밑모델에 없는 모듈입니다: {}</translation>
    </message>
    <message>
        <source>The bias {} does not fit B {}</source>
        <translation>편향 {}이(가) B {}와 맞지 않습니다</translation>
    </message>
    <message>
        <source>The chat template writes earlier turns differently once others follow</source>
        <translation>대화 템플릿이 뒤에 다른 차례가 오면 앞 차례를 다르게 적습니다</translation>
    </message>
    <message>
        <source>The child is equal to the base: there is nothing that an adapter could hold</source>
        <translation>자식이 밑모델과 같아서 어댑터에 담을 것이 없습니다</translation>
    </message>
    <message>
        <source>The children do not mix the part {} along one axis</source>
        <translation>자식들이 부분 {}을(를) 한 축으로 섞지 않습니다</translation>
    </message>
    <message>
        <source>The command answered {} numbers to {} lines</source>
        <translation>명령이 수 {}개를 답했습니다. 줄은 {}개입니다</translation>
    </message>
    <message>
        <source>The command cannot be started: {}</source>
        <translation>명령을 시작할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The command failed with status {}</source>
        <translation>명령이 상태 {}(으)로 실패했습니다</translation>
    </message>
    <message>
        <source>The command took longer than {} seconds</source>
        <translation>명령이 {}초보다 오래 걸렸습니다</translation>
    </message>
    <message>
        <source>The command writes far more than one number a line</source>
        <translation>명령이 한 줄에 수 하나보다 훨씬 많이 씁니다</translation>
    </message>
    <message>
        <source>The configuration does not say which kind of adapter this is</source>
        <translation>설정에 어댑터의 종류가 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>The difference of the two models holds NaN or infinite numbers</source>
        <translation>두 모델의 차이에 NaN이나 무한대가 있습니다</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>디스크가 가득 찼습니다</translation>
    </message>
    <message>
        <source>The disk is full: {} more are needed. What was written stays</source>
        <translation>디스크가 가득 찼습니다. {}가 더 필요합니다. 지금까지 쓴 내용은 남아 있습니다</translation>
    </message>
    <message>
        <source>The documents need each other in a circle: {}</source>
        <translation>문서들이 서로를 돌려 가며 필요로 합니다: {}</translation>
    </message>
    <message>
        <source>The embedding has {} rows and the tokenizer {} tokens: the rest are spare rows</source>
        <translation>임베딩은 {}행, 토크나이저는 토큰 {}개이며 나머지는 여분의 행입니다</translation>
    </message>
    <message>
        <source>The embeddings are {} wide and the layers {}, but there is no projection between them</source>
        <translation>임베딩의 너비는 {}이고 층의 너비는 {}인데, 둘을 잇는 투영이 없습니다</translation>
    </message>
    <message>
        <source>The encoder has read nothing yet</source>
        <translation>인코더가 아직 아무것도 읽지 않았습니다</translation>
    </message>
    <message>
        <source>The factors of the rotary embedding must be a few numbers of the type F32</source>
        <translation>회전 임베딩의 계수는 F32 형식의 숫자 몇 개여야 합니다</translation>
    </message>
    <message>
        <source>The field has to be a list, not of the kind {}</source>
        <translation>이 필드는 {} 종류가 아니라 목록이어야 합니다</translation>
    </message>
    <message>
        <source>The field has to be a text, not of the kind {}</source>
        <translation>이 필드는 {} 종류가 아니라 글이어야 합니다</translation>
    </message>
    <message>
        <source>The field has to be true or false</source>
        <translation>이 필드는 true 또는 false여야 합니다</translation>
    </message>
    <message>
        <source>The field is missing</source>
        <translation>필드가 없습니다</translation>
    </message>
    <message>
        <source>The fields of the rows ({}) belong to no shape that is known</source>
        <translation>행의 필드({})가 알려진 어떤 형식에도 맞지 않습니다</translation>
    </message>
    <message>
        <source>The file did not come back as it was written</source>
        <translation>쓴 파일을 다시 읽으니 내용이 다릅니다</translation>
    </message>
    <message>
        <source>The file has more than one of models, slices and modules</source>
        <translation>파일에 models, slices, modules 중 둘 이상이 있습니다</translation>
    </message>
    <message>
        <source>The file has no rows</source>
        <translation>파일에 행이 없습니다</translation>
    </message>
    <message>
        <source>The file has tokenizer and tokenizer_source</source>
        <translation>파일에 tokenizer와 tokenizer_source가 함께 있습니다</translation>
    </message>
    <message>
        <source>The file holds more than {} documents</source>
        <translation>파일에 문서가 {}개 넘게 들어 있습니다</translation>
    </message>
    <message>
        <source>The file holds no document</source>
        <translation>파일에 문서가 없습니다</translation>
    </message>
    <message>
        <source>The file holds no tensors of a type that weights can be blended in</source>
        <translation>파일에 섞을 수 있는 자료형의 텐서가 없습니다</translation>
    </message>
    <message>
        <source>The file holds no tokenizer</source>
        <translation>파일에 토크나이저가 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>The file holds no vocabulary</source>
        <translation>파일에 어휘가 없습니다</translation>
    </message>
    <message>
        <source>The file is a Parquet table</source>
        <translation>Parquet 표 파일입니다</translation>
    </message>
    <message>
        <source>The file is a zip archive</source>
        <translation>zip 압축 파일입니다</translation>
    </message>
    <message>
        <source>The file is compressed (gzip)</source>
        <translation>gzip으로 압축된 파일입니다</translation>
    </message>
    <message>
        <source>The file is compressed (zstd)</source>
        <translation>zstd로 압축된 파일입니다</translation>
    </message>
    <message>
        <source>The file stores the tied head a second time; a child does without the copy</source>
        <translation>묶인 헤드가 파일에 한 번 더 들어 있습니다. 자식에는 그 사본이 없습니다</translation>
    </message>
    <message>
        <source>The file&apos;s name is missing</source>
        <translation>파일 이름이 없습니다</translation>
    </message>
    <message>
        <source>The gene {} cannot run as coefficients over its parents</source>
        <translation>유전자 {}은(는) 부모 위의 계수로 돌릴 수 없습니다</translation>
    </message>
    <message>
        <source>The grain {} is not known</source>
        <translation>알 수 없는 입도입니다: {}</translation>
    </message>
    <message>
        <source>The id of the token {} is no whole number</source>
        <translation>토큰 {}의 id가 정수가 아닙니다</translation>
    </message>
    <message>
        <source>The id {} of a token is out of range</source>
        <translation>토큰의 id {}이(가) 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>The input of the command cannot be made: {}</source>
        <translation>명령에 줄 입력을 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The instruction is empty</source>
        <translation>지시문이 비어 있습니다</translation>
    </message>
    <message>
        <source>The judge {} has no command</source>
        <translation>심사 기준 {}에 명령이 없습니다</translation>
    </message>
    <message>
        <source>The judge {} needs a file</source>
        <translation>심사자 {}에는 파일이 필요합니다</translation>
    </message>
    <message>
        <source>The judge {} reads rows of the shape {}; this file has the shape {}</source>
        <translation>심사 기준 {}은(는) {} 형식의 행을 읽습니다. 이 파일은 {} 형식입니다</translation>
    </message>
    <message>
        <source>The key {} belongs to another of mergekit&apos;s tools, which has no counterpart here</source>
        <translation>키 {}은(는) mergekit의 다른 도구에 속하며 여기에는 해당하는 기능이 없습니다</translation>
    </message>
    <message>
        <source>The key {} is not understood</source>
        <translation>키 {}을(를) 이해하지 못합니다</translation>
    </message>
    <message>
        <source>The key {} of a module is not understood</source>
        <translation>모듈의 키 {}을(를) 이해하지 못합니다</translation>
    </message>
    <message>
        <source>The key {} of a token is not understood</source>
        <translation>토큰의 키 {}을(를) 이해하지 못합니다</translation>
    </message>
    <message>
        <source>The key {} of a token&apos;s source is not understood</source>
        <translation>토큰 출처의 키 {}을(를) 이해하지 못합니다</translation>
    </message>
    <message>
        <source>The key {} of a tokenizer is not understood</source>
        <translation>tokenizer의 키 {}을(를) 이해하지 못합니다</translation>
    </message>
    <message>
        <source>The last turn is not the assistant&apos;s</source>
        <translation>마지막 차례가 어시스턴트의 것이 아닙니다</translation>
    </message>
    <message>
        <source>The list holds something that is no text: {}</source>
        <translation>목록에 글이 아닌 것이 있습니다: {}</translation>
    </message>
    <message>
        <source>The magnitude vector {} does not fit B {}</source>
        <translation>크기 벡터 {}이(가) B {}와 맞지 않습니다</translation>
    </message>
    <message>
        <source>The mask hides the whole text</source>
        <translation>마스크가 글 전체를 가립니다</translation>
    </message>
    <message>
        <source>The matrix and the bias of {} have {} and {} rows</source>
        <translation>{}의 행렬과 편향의 행 수가 {}와 {}로 서로 다릅니다</translation>
    </message>
    <message>
        <source>The model has neither tokenizer.json nor vocab.json, so that its tokens cannot be matched by their text</source>
        <translation>모델에 tokenizer.json도 vocab.json도 없어 토큰을 글자로 맞출 수 없습니다</translation>
    </message>
    <message>
        <source>The model names no token that ends a text</source>
        <translation>모델이 글을 끝내는 토큰을 밝히지 않았습니다</translation>
    </message>
    <message>
        <source>The model that is to learn is missing</source>
        <translation>학습할 모델이 없습니다</translation>
    </message>
    <message>
        <source>The model {} has no row for token {}</source>
        <translation>모델 {}에 토큰 {}의 행이 없습니다</translation>
    </message>
    <message>
        <source>The models have no module {}</source>
        <translation>모델에 {} 모듈이 없습니다</translation>
    </message>
    <message>
        <source>The module has models and slices</source>
        <translation>모듈에 models와 slices가 함께 있습니다</translation>
    </message>
    <message>
        <source>The module has {} but no {}</source>
        <translation>모듈에 {}은(는) 있지만 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The norm {} is stored as {}; only F32 is read</source>
        <translation>정규화 {}이(가) {}로 저장되어 있지만 F32만 읽습니다</translation>
    </message>
    <message>
        <source>The operator {} cannot cross tensors of unlike shapes</source>
        <translation>연산자 {}는 모양이 다른 텐서를 교배할 수 없습니다</translation>
    </message>
    <message>
        <source>The operator {} crosses at most {} parents</source>
        <translation>연산자 {}는 부모를 {}개까지만 교배합니다</translation>
    </message>
    <message>
        <source>The operator {} has no option {}</source>
        <translation>연산자 {}에는 옵션 {}이(가) 없습니다</translation>
    </message>
    <message>
        <source>The operator {} is not known</source>
        <translation>알 수 없는 연산자입니다: {}</translation>
    </message>
    <message>
        <source>The operator {} needs an original beside two parents, or a third parent</source>
        <translation>연산자 {}에는 두 부모 외에 원본이 있거나 셋째 부모가 있어야 합니다</translation>
    </message>
    <message>
        <source>The operator {} needs at least {} parents</source>
        <translation>연산자 {}에는 부모가 {}개 이상 필요합니다</translation>
    </message>
    <message>
        <source>The options are an object of names and values</source>
        <translation>옵션은 이름과 값의 객체입니다</translation>
    </message>
    <message>
        <source>The original context must be above 1</source>
        <translation>원래 컨텍스트 길이는 1보다 커야 합니다</translation>
    </message>
    <message>
        <source>The original has no weights that fit {}</source>
        <translation>원본에 {}에 맞는 가중치가 없습니다</translation>
    </message>
    <message>
        <source>The padding token&apos;s id must leave room for positions</source>
        <translation>채움 토큰의 번호가 위치를 둘 자리를 남겨야 합니다</translation>
    </message>
    <message>
        <source>The parents lie {} of their size apart, as models without a common ancestor do: align them, or choose siblings</source>
        <translation>두 부모가 크기의 {}만큼 떨어져 있어 공통 조상이 없는 모델처럼 보입니다. 정렬하거나 같은 조상의 모델을 고르세요</translation>
    </message>
    <message>
        <source>The parents lie {} of their size apart: children by tensor, layer, head or row seldom live; by share or element they do</source>
        <translation>두 부모가 크기의 {}만큼 떨어져 있습니다. 텐서, 층, 헤드, 행 단위 자식은 좀처럼 살아남지 못하고, 몫이나 원소 단위 자식은 살아남습니다</translation>
    </message>
    <message>
        <source>The path is auto, gated or realised, not {}</source>
        <translation>경로(path)는 auto, gated, realised 가운데 하나이며 {}이(가) 아닙니다</translation>
    </message>
    <message>
        <source>The pattern &quot;{}&quot; is no regular expression: {}</source>
        <translation>패턴 &quot;{}&quot;은(는) 정규식이 아닙니다: {}</translation>
    </message>
    <message>
        <source>The pattern is {} characters long, more than any is</source>
        <translation>패턴이 {}자로 지나치게 깁니다</translation>
    </message>
    <message>
        <source>The pattern takes too long to search for: {}</source>
        <translation>패턴을 찾는 데 너무 오래 걸립니다: {}</translation>
    </message>
    <message>
        <source>The pattern {} cannot be searched: {}</source>
        <translation>패턴 {}(으)로 찾을 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The pattern {} does not compile: {}</source>
        <translation>패턴 {}에 오류가 있습니다: {}</translation>
    </message>
    <message>
        <source>The prompt has {} tokens and leaves no room for an answer: the model&apos;s context is {}</source>
        <translation>프롬프트가 토큰 {}개라 대답할 자리가 없습니다. 모델의 문맥 길이는 {}입니다</translation>
    </message>
    <message>
        <source>The prompt is empty</source>
        <translation>프롬프트가 비어 있습니다</translation>
    </message>
    <message>
        <source>The range {} to {} is empty or reaches outside of {} to {}</source>
        <translation>범위 {}~{}이(가) 비었거나 {}~{}을(를) 벗어납니다</translation>
    </message>
    <message>
        <source>The rank is {}, but adapter_config.json says {}</source>
        <translation>랭크는 {}인데 adapter_config.json에는 {}(으)로 적혀 있습니다</translation>
    </message>
    <message>
        <source>The rank must be a whole number, not {}</source>
        <translation>랭크는 정수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>The rank of an adapter is at least 1, not {}</source>
        <translation>어댑터의 랭크는 1 이상이어야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>The right answer has to be a number from 0 to {}</source>
        <translation>정답은 0에서 {} 사이의 수여야 합니다</translation>
    </message>
    <message>
        <source>The rotary embedding &quot;longrope&quot; needs {} numbers as &quot;{}&quot;</source>
        <translation>회전 임베딩 &quot;longrope&quot;에는 숫자 {}개가 &quot;{}&quot;(으)로 있어야 합니다</translation>
    </message>
    <message>
        <source>The rotary embedding must turn from 2 numbers to all of a head</source>
        <translation>회전 임베딩은 헤드에서 숫자 2개부터 전체까지 돌려야 합니다</translation>
    </message>
    <message>
        <source>The row has {} bytes; at most {} are read</source>
        <translation>이 행은 {}바이트입니다. 최대 {}바이트까지 읽습니다</translation>
    </message>
    <message>
        <source>The row has {} cells, the header {}</source>
        <translation>이 행은 칸이 {}개, 머리글은 {}개입니다</translation>
    </message>
    <message>
        <source>The row has {} tokens, the model&apos;s context {}</source>
        <translation>이 행은 토큰이 {}개, 모델의 문맥 길이는 {}입니다</translation>
    </message>
    <message>
        <source>The row is no JSON object but of the kind {}</source>
        <translation>이 행은 JSON 객체가 아니라 {} 종류입니다</translation>
    </message>
    <message>
        <source>The row of token {} is forced, and no source is named</source>
        <translation>토큰 {}의 행을 강제하지만 출처가 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>The row of token {} is to come from a model that is not merged</source>
        <translation>토큰 {}의 행을 합치지 않는 모델에서 가져오려 합니다</translation>
    </message>
    <message>
        <source>The rows must be as many and as long as the first of &quot;input_ids&quot;</source>
        <translation>행의 수와 길이가 &quot;input_ids&quot;의 첫 행과 같아야 합니다</translation>
    </message>
    <message>
        <source>The run file&apos;s keys are described in docs/formats.md</source>
        <translation>실행 파일의 키는 docs/formats.md에 설명되어 있습니다</translation>
    </message>
    <message>
        <source>The run&apos;s saved state does not fit its model</source>
        <translation>저장된 실행 상태가 모델과 맞지 않습니다</translation>
    </message>
    <message>
        <source>The selection &quot;{}&quot; is not known</source>
        <translation>선택 방식 &quot;{}&quot;은(는) 모르는 것입니다</translation>
    </message>
    <message>
        <source>The setting &quot;{}&quot; ({}) may change what the adapter computes, and is not read</source>
        <translation>설정 &quot;{}&quot;({})은(는) 어댑터의 계산을 바꿀 수 있으나 읽지 않는 설정입니다</translation>
    </message>
    <message>
        <source>The size of the selection must be above zero</source>
        <translation>선택의 크기는 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>The strategy &quot;{}&quot; is not known</source>
        <translation>전략 &quot;{}&quot;은(는) 모르는 것입니다</translation>
    </message>
    <message>
        <source>The studbook cannot be used: {}</source>
        <translation>혈통부를 쓸 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The studbook has no individual {}</source>
        <translation>혈통부에 {}번 개체가 없습니다</translation>
    </message>
    <message>
        <source>The studbook is of the older version {} and has to be brought up to date first</source>
        <translation>혈통부가 예전 버전 {}이라 먼저 갱신해야 합니다</translation>
    </message>
    <message>
        <source>The studbook is of version {}; this program knows versions up to {}</source>
        <translation>혈통부는 버전 {}입니다. 이 프로그램은 버전 {}까지 압니다</translation>
    </message>
    <message>
        <source>The table has no header</source>
        <translation>표에 머리글이 없습니다</translation>
    </message>
    <message>
        <source>The tensor&apos;s shape or name does not fit into a GGUF file</source>
        <translation>텐서의 모양이나 이름이 GGUF 파일에 맞지 않습니다</translation>
    </message>
    <message>
        <source>The text is UTF-16, not UTF-8</source>
        <translation>텍스트가 UTF-8이 아니라 UTF-16입니다</translation>
    </message>
    <message>
        <source>The text is empty: there is nothing to learn</source>
        <translation>글이 비어 있어 배울 것이 없습니다</translation>
    </message>
    <message>
        <source>The token &quot;{}&quot; has the number {}, and the embedding has {} rows</source>
        <translation>토큰 &quot;{}&quot;의 번호는 {}인데, 임베딩은 {}행입니다</translation>
    </message>
    <message>
        <source>The token &quot;{}&quot; is there twice</source>
        <translation>토큰 &quot;{}&quot;이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>The token that ends a text has the id {}, and the embedding only {} rows</source>
        <translation>글을 끝내는 토큰의 번호는 {}인데 임베딩은 {}행뿐입니다</translation>
    </message>
    <message>
        <source>The tokenizer has no scores</source>
        <translation>토크나이저에 점수가 없습니다</translation>
    </message>
    <message>
        <source>The tokenizer has no tokens</source>
        <translation>토크나이저에 토큰이 없습니다</translation>
    </message>
    <message>
        <source>The tokenizer has tokens beyond the model&apos;s {} rows, and only those of byte-pair encoding can be taken out</source>
        <translation>토크나이저에 모델의 {}개 행을 넘는 토큰이 있는데, 바이트 쌍 인코딩의 토큰만 뺄 수 있습니다</translation>
    </message>
    <message>
        <source>The tokenizer has {} tokens and the embedding only {} rows: a text with one of the others cannot be read</source>
        <translation>토크나이저에는 토큰이 {}개인데 임베딩은 {}행뿐이라, 나머지 토큰이 든 글은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The tokenizer has {} tokens, and the embedding {} rows</source>
        <translation>토크나이저에는 토큰이 {}개, 임베딩에는 {}행이 있습니다</translation>
    </message>
    <message>
        <source>The tokenizers differ: {} has {} tokens and {} has {}; {} are only in the first, {} only in the second, {} have another id. The first ones: {}</source>
        <translation>토크나이저가 다릅니다. {}은(는) 토큰이 {}개, {}은(는) {}개입니다. 첫째에만 {}개, 둘째에만 {}개, 번호가 다른 것이 {}개입니다. 처음 몇 개: {}</translation>
    </message>
    <message>
        <source>The turns before the two answers differ</source>
        <translation>두 대답 앞의 차례가 서로 다릅니다</translation>
    </message>
    <message>
        <source>The vocabularies differ: {} has {} tokens and {} has {}</source>
        <translation>어휘가 다릅니다: {}의 토큰은 {}개, {}의 토큰은 {}개입니다</translation>
    </message>
    <message>
        <source>The vocabularies of the parents differ, and the gene {} takes rows of several</source>
        <translation>부모들의 어휘가 다른데 유전자 {}이(가) 여러 부모의 행을 씁니다</translation>
    </message>
    <message>
        <source>The vocabulary claims {} tokens, more than are read</source>
        <translation>어휘가 토큰 {}개라고 하는데, 읽을 수 있는 수보다 많습니다</translation>
    </message>
    <message>
        <source>The vocabulary is no list of tokens</source>
        <translation>어휘가 토큰 목록이 아닙니다</translation>
    </message>
    <message>
        <source>The weights add up to 0</source>
        <translation>가중치의 합이 0입니다</translation>
    </message>
    <message>
        <source>The weights are a list of one number for each of more than two parents</source>
        <translation>가중치는 부모가 셋 이상일 때 부모마다 하나씩 적는 숫자 목록입니다</translation>
    </message>
    <message>
        <source>The weights of a gene are one number for each of the {} parents, and their sum is not 0</source>
        <translation>유전자의 가중치는 부모 {}개마다 숫자 하나씩이며, 그 합은 0이 아니어야 합니다</translation>
    </message>
    <message>
        <source>The workspace cannot be locked: {}</source>
        <translation>작업 공간을 잠글 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The workspace cannot be made: {}</source>
        <translation>작업 공간을 만들 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The workspace is open for reading only</source>
        <translation>작업 공간이 읽기 전용으로 열려 있습니다</translation>
    </message>
    <message>
        <source>The workspace is open in another program; it is opened for reading</source>
        <translation>작업 공간이 다른 프로그램에서 열려 있어 읽기 전용으로 엽니다</translation>
    </message>
    <message>
        <source>The {} tokens of {} have ids up to {}, with gaps between them</source>
        <translation>{}개 토큰({})의 id가 {}까지 가며 사이가 비어 있습니다</translation>
    </message>
    <message>
        <source>There are fewer than two choices</source>
        <translation>선택지가 둘보다 적습니다</translation>
    </message>
    <message>
        <source>There are no turns</source>
        <translation>차례가 없습니다</translation>
    </message>
    <message>
        <source>There are {} tokens and {} scores</source>
        <translation>토큰은 {}개인데 점수는 {}개입니다</translation>
    </message>
    <message>
        <source>There are {} tokens and {} types of tokens</source>
        <translation>토큰은 {}개인데 토큰 종류는 {}개입니다</translation>
    </message>
    <message>
        <source>There is more behind the end of the JSON list</source>
        <translation>JSON 목록이 끝난 뒤에 내용이 더 있습니다</translation>
    </message>
    <message>
        <source>There is no config.json beside the weights, so the architecture is not known and the model cannot be run here</source>
        <translation>가중치 옆에 config.json이 없어 구조를 알 수 없으므로 이 모델은 여기서 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>There is no judge called {}</source>
        <translation>{}(이)라는 심사 기준은 없습니다</translation>
    </message>
    <message>
        <source>There is no original to measure the distance from</source>
        <translation>거리를 잴 원본이 없습니다</translation>
    </message>
    <message>
        <source>There is no pattern: every answer would pass</source>
        <translation>패턴이 없어 모든 대답이 통과합니다</translation>
    </message>
    <message>
        <source>There is no prompt</source>
        <translation>프롬프트가 없습니다</translation>
    </message>
    <message>
        <source>There is no room for temporary files</source>
        <translation>임시 파일을 둘 곳이 없습니다</translation>
    </message>
    <message>
        <source>There is no source of tokens of the kind {}</source>
        <translation>{} 종류의 토큰 출처는 없습니다</translation>
    </message>
    <message>
        <source>There is no studbook in this folder</source>
        <translation>이 폴더에는 혈통부가 없습니다</translation>
    </message>
    <message>
        <source>There is no such shape of data</source>
        <translation>그런 데이터 형식은 없습니다</translation>
    </message>
    <message>
        <source>There is not enough memory for this run</source>
        <translation>이 실행에 쓸 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>This build reads no regular expressions, and &quot;{}&quot; is one</source>
        <translation>이 빌드는 정규식을 읽지 않는데 &quot;{}&quot;은(는) 정규식입니다</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer, a short text in place of the file</source>
        <translation>파일 대신 짧은 글인 Git LFS 포인터가 있습니다</translation>
    </message>
    <message>
        <source>This is neither true nor false</source>
        <translation>true도 false도 아닙니다</translation>
    </message>
    <message>
        <source>This is no adapter: there is no adapter_config.json</source>
        <translation>어댑터가 아닙니다. adapter_config.json이 없습니다</translation>
    </message>
    <message>
        <source>This is no gene</source>
        <translation>유전자가 아닙니다</translation>
    </message>
    <message>
        <source>This is no number from {} to {}</source>
        <translation>{}부터 {}까지의 수가 아닙니다</translation>
    </message>
    <message>
        <source>This is no number of at least {}</source>
        <translation>{} 이상의 수가 아닙니다</translation>
    </message>
    <message>
        <source>This is no whole number from {} to {}</source>
        <translation>{}부터 {}까지의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>This is not a breeding run: its kind is not &quot;breed&quot;</source>
        <translation>번식 실행이 아닙니다: kind가 &quot;breed&quot;가 아닙니다</translation>
    </message>
    <message>
        <source>This is not a genome: it has no &quot;genes&quot;</source>
        <translation>유전체가 아닙니다. &quot;genes&quot;가 없습니다</translation>
    </message>
    <message>
        <source>Those of the kinds gpt2, llama, t5 and bert are; or open the model&apos;s original in safetensors format</source>
        <translation>gpt2, llama, t5, bert 종류는 읽습니다. 또는 모델의 safetensors 원본을 여세요</translation>
    </message>
    <message>
        <source>Tokenizers of the kind &quot;{}&quot; are not read from GGUF files by this version</source>
        <translation>이 버전은 GGUF 파일에서 &quot;{}&quot; 종류의 토크나이저를 읽지 못합니다</translation>
    </message>
    <message>
        <source>Tokens can be added only to a tokenizer.json</source>
        <translation>토큰은 tokenizer.json에만 추가할 수 있습니다</translation>
    </message>
    <message>
        <source>Try it by itself in a terminal</source>
        <translation>터미널에서 따로 실행해 보십시오</translation>
    </message>
    <message>
        <source>Try it by itself: it is given one JSON object a line</source>
        <translation>따로 실행해 보세요. 한 줄에 JSON 객체 하나를 받습니다</translation>
    </message>
    <message>
        <source>Turn {} does not say who speaks</source>
        <translation>{}번째 차례에 말하는 이가 없습니다</translation>
    </message>
    <message>
        <source>Turn {} has no text</source>
        <translation>{}번째 차례에 글이 없습니다</translation>
    </message>
    <message>
        <source>Turn {} is no object</source>
        <translation>{}번째 차례가 객체가 아닙니다</translation>
    </message>
    <message>
        <source>Turn {} is spoken by {}; only user, assistant and system are known</source>
        <translation>{}번째 차례의 화자는 {}입니다. user, assistant, system만 압니다</translation>
    </message>
    <message>
        <source>Two columns are called {}</source>
        <translation>{}(이)라는 열이 둘입니다</translation>
    </message>
    <message>
        <source>Two documents are called {}</source>
        <translation>{}(이)라는 문서가 둘입니다</translation>
    </message>
    <message>
        <source>Two documents have no name</source>
        <translation>이름 없는 문서가 둘입니다</translation>
    </message>
    <message>
        <source>Two numbers from 0 to below 1 are needed here</source>
        <translation>여기에는 0 이상 1 미만의 수 두 개가 필요합니다</translation>
    </message>
    <message>
        <source>Unpack it and give the text file inside</source>
        <translation>압축을 풀고 안의 텍스트 파일을 주세요</translation>
    </message>
    <message>
        <source>Unpack it first: gunzip makes a plain file of it</source>
        <translation>먼저 gunzip으로 압축을 푸세요</translation>
    </message>
    <message>
        <source>Unpack it first: unzstd makes a plain file of it</source>
        <translation>먼저 unzstd로 압축을 푸세요</translation>
    </message>
    <message>
        <source>Use 0.1 and 0.1</source>
        <translation>0.1과 0.1을 쓰세요</translation>
    </message>
    <message>
        <source>Use 3 for a tournament, 0.5 for truncation</source>
        <translation>tournament는 3, truncation은 0.5를 쓰세요</translation>
    </message>
    <message>
        <source>Use &quot;ratio&quot; where there are two parents</source>
        <translation>부모가 둘이면 &quot;ratio&quot;를 쓰세요</translation>
    </message>
    <message>
        <source>Use genetic, nsga2, cmaes, m2n2, auto-eq or random</source>
        <translation>genetic, nsga2, cmaes, m2n2, auto-eq, random 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Use letters and digits: it becomes the name of a folder</source>
        <translation>글자와 숫자를 쓰세요. 폴더 이름이 됩니다</translation>
    </message>
    <message>
        <source>Use one of {}</source>
        <translation>{} 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Use the ratio for two parents, and weights for more</source>
        <translation>부모가 둘이면 비율을, 더 많으면 가중치를 쓰세요</translation>
    </message>
    <message>
        <source>Use the tokenizer that came with these weights</source>
        <translation>이 가중치와 함께 온 토크나이저를 쓰십시오</translation>
    </message>
    <message>
        <source>Use tournament or truncation</source>
        <translation>tournament 또는 truncation을 쓰세요</translation>
    </message>
    <message>
        <source>Wait until it is done, or choose another name</source>
        <translation>끝날 때까지 기다리거나 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>Write 1 where a token counts and 0 where the text is padded</source>
        <translation>토큰이 뜻을 가지는 곳에 1, 채운 곳에 0을 쓰세요</translation>
    </message>
    <message>
        <source>Write LAYER.REGION, such as 3.query, 0-5.* or *.norm</source>
        <translation>3.query, 0-5.*, *.norm처럼 LAYER.REGION으로 쓰세요</translation>
    </message>
    <message>
        <source>Write &quot;weights&quot; with one number for each parent</source>
        <translation>부모마다 숫자 하나씩 &quot;weights&quot;로 적으세요</translation>
    </message>
    <message>
        <source>Write a JSON list into this cell</source>
        <translation>이 칸에 JSON 목록을 적으세요</translation>
    </message>
    <message>
        <source>Write a number from {} to {}</source>
        <translation>{}에서 {} 사이의 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as 64</source>
        <translation>64와 같은 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write a number such as {}</source>
        <translation>{} 같은 수를 쓰세요</translation>
    </message>
    <message>
        <source>Write a simpler pattern in adapter_config.json</source>
        <translation>adapter_config.json에 더 단순한 패턴을 쓰세요</translation>
    </message>
    <message>
        <source>Write a text for each choice</source>
        <translation>선택지마다 글을 적으세요</translation>
    </message>
    <message>
        <source>Write an answer, or take the row out</source>
        <translation>대답을 적거나 이 행을 빼세요</translation>
    </message>
    <message>
        <source>Write at least two</source>
        <translation>둘 이상 적으세요</translation>
    </message>
    <message>
        <source>Write auto, alpaca, chatml, exaone, llama3 or mistral, or the template itself</source>
        <translation>auto, alpaca, chatml, exaone, llama3, mistral 또는 템플릿 자체를 쓰세요</translation>
    </message>
    <message>
        <source>Write eos_token_id into its config.json</source>
        <translation>config.json에 eos_token_id를 적으세요</translation>
    </message>
    <message>
        <source>Write it in brackets: {}</source>
        <translation>대괄호 안에 적으세요: {}</translation>
    </message>
    <message>
        <source>Write it like {}</source>
        <translation>이렇게 적으세요: {}</translation>
    </message>
    <message>
        <source>Write its rows as JSONL, one object a line</source>
        <translation>행을 한 줄에 객체 하나인 JSONL로 적으세요</translation>
    </message>
    <message>
        <source>Write one JSON object a line, like {}</source>
        <translation>한 줄에 JSON 객체 하나씩 적으세요. 예: {}</translation>
    </message>
    <message>
        <source>Write one layer and one region, such as {}</source>
        <translation>층 하나와 영역 하나를 적으세요. 예: {}</translation>
    </message>
    <message>
        <source>Write one number for all, or a list with one a parent</source>
        <translation>모두에 쓸 숫자 하나나, 부모마다 하나씩의 목록을 적으세요</translation>
    </message>
    <message>
        <source>Write one number for each line of the input</source>
        <translation>입력 한 줄마다 수 하나를 적으세요</translation>
    </message>
    <message>
        <source>Write one number for each line of the input and nothing else</source>
        <translation>입력 한 줄마다 수 하나만 적고 다른 것은 적지 마세요</translation>
    </message>
    <message>
        <source>Write one number for each parent</source>
        <translation>부모마다 숫자 하나씩 적으세요</translation>
    </message>
    <message>
        <source>Write one of the three</source>
        <translation>셋 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Write one of the two</source>
        <translation>둘 중 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Write one of the two, without quotation marks</source>
        <translation>따옴표 없이 둘 중 하나를 적으세요</translation>
    </message>
    <message>
        <source>Write the lower number first</source>
        <translation>작은 수를 먼저 쓰세요</translation>
    </message>
    <message>
        <source>Write the modules&apos; names, or use a build with PCRE2</source>
        <translation>모듈 이름을 그대로 쓰거나 PCRE2가 있는 빌드를 쓰세요</translation>
    </message>
    <message>
        <source>Write the path of the model</source>
        <translation>모델의 경로를 쓰세요</translation>
    </message>
    <message>
        <source>Write the program and its arguments as a list: {}</source>
        <translation>프로그램과 인수를 목록으로 적으세요: {}</translation>
    </message>
    <message>
        <source>Write the regular expression without nested repetitions</source>
        <translation>겹친 반복 없이 정규 표현식을 적으세요</translation>
    </message>
    <message>
        <source>Write the share of each parent, such as {}</source>
        <translation>부모마다 몫을 적으세요. 예: {}</translation>
    </message>
    <message>
        <source>Write true for a good answer and false for a bad one</source>
        <translation>좋은 대답에는 true, 나쁜 대답에는 false를 적으세요</translation>
    </message>
    <message>
        <source>Write turns like {}</source>
        <translation>차례를 이렇게 적으세요: {}</translation>
    </message>
    <message>
        <source>Write two different answers, or take the row out</source>
        <translation>서로 다른 두 대답을 적거나 이 행을 빼세요</translation>
    </message>
    <message>
        <source>Write what a good answer says, or must not say</source>
        <translation>좋은 대답이 말해야 할 것이나 말하면 안 될 것을 적으세요</translation>
    </message>
    <message>
        <source>Write what is asked for, or take the row out</source>
        <translation>요청할 내용을 적거나 이 행을 빼세요</translation>
    </message>
    <message>
        <source>Write what the answers answer</source>
        <translation>대답이 답하는 물음을 적으세요</translation>
    </message>
    <message>
        <source>Write zero or model_token, or the path of a model</source>
        <translation>zero, model_token 또는 모델의 경로를 쓰세요</translation>
    </message>
    <message>
        <source>Write {} and the further keys</source>
        <translation>{}과(와) 나머지 키를 쓰세요</translation>
    </message>
    <message>
        <source>Write {} into the row, or take the row out</source>
        <translation>행에 {}을(를) 적거나 이 행을 빼세요</translation>
    </message>
    <message>
        <source>&quot;layer_types&quot; names {} layers of {}</source>
        <translation>&quot;layer_types&quot;에 층이 {}개 적혀 있지만 모델은 {}층입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; has {} entries, more than any adapter has</source>
        <translation>&quot;{}&quot;에 항목이 {}개로 지나치게 많습니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no tensor; it is not used</source>
        <translation>&quot;{}&quot;은(는) 텐서가 아니어서 쓰지 않습니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be a number from {} to {}, not {}</source>
        <translation>&quot;{}&quot;은(는) {}부터 {}까지의 수여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be none, all or lora_only, not {}</source>
        <translation>&quot;{}&quot;은(는) none, all, lora_only 가운데 하나여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must be true or false, not {}</source>
        <translation>&quot;{}&quot;은(는) true나 false여야 하는데 {}입니다</translation>
    </message>
    <message>
        <source>&quot;{}&quot; must hold numbers above 0 alone</source>
        <translation>&quot;{}&quot;에는 0보다 큰 숫자만 있어야 합니다</translation>
    </message>
    <message>
        <source>config.json names no architecture, so the model cannot be run here</source>
        <translation>config.json에 구조가 적혀 있지 않아 이 모델은 여기서 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>config.json says that the head is the embedding, but the file has another head, which is not used</source>
        <translation>config.json에는 헤드가 임베딩과 같다고 되어 있지만 파일에 다른 헤드가 있습니다. 그 헤드는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>general.name</source>
        <translation>general.name</translation>
    </message>
    <message>
        <source>general.type</source>
        <translation>general.type</translation>
    </message>
    <message>
        <source>input_ids, labels and attention_mask need one row for each text</source>
        <translation>input_ids, labels, attention_mask에는 글마다 한 행이 필요합니다</translation>
    </message>
    <message>
        <source>input_ids, labels and attention_mask need the same length</source>
        <translation>input_ids, labels, attention_mask는 길이가 같아야 합니다</translation>
    </message>
    <message>
        <source>it mutates</source>
        <translation>변이가 있습니다</translation>
    </message>
    <message>
        <source>it shares the tensor {} with genes of other values</source>
        <translation>값이 다른 유전자와 텐서 {}을(를) 함께 씁니다</translation>
    </message>
    <message>
        <source>its operator is not a weighted sum</source>
        <translation>연산자가 가중합이 아닙니다</translation>
    </message>
    <message>
        <source>its rows or heads come from several parents, or not all of them take part</source>
        <translation>행이나 헤드가 여러 부모에서 오거나 일부만 참여합니다</translation>
    </message>
    <message>
        <source>its weights are drawn one by one</source>
        <translation>가중치를 하나씩 뽑습니다</translation>
    </message>
    <message>
        <source>llama.cpp does not compute models of the family &quot;{}&quot; with the activation &quot;{}&quot;</source>
        <translation>llama.cpp는 &quot;{}&quot; 계열 모델을 활성화 함수 &quot;{}&quot;(으)로 계산하지 않습니다</translation>
    </message>
    <message>
        <source>llama.cpp does not normalise texts as this tokenizer does (&quot;{}&quot;)</source>
        <translation>llama.cpp는 이 토크나이저(&quot;{}&quot;)처럼 글을 정규화하지 않습니다</translation>
    </message>
    <message>
        <source>llama.cpp does not scale attention as this model does</source>
        <translation>llama.cpp는 이 모델처럼 어텐션의 크기를 조절하지 않습니다</translation>
    </message>
    <message>
        <source>llama.cpp has no name for the part &quot;{}&quot; of this model</source>
        <translation>llama.cpp에는 이 모델의 &quot;{}&quot; 부분을 부르는 이름이 없습니다</translation>
    </message>
    <message>
        <source>llama.cpp has no pre-tokenizer that splits texts as this tokenizer does</source>
        <translation>llama.cpp에는 이 토크나이저처럼 글을 나누는 사전 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>llama.cpp knows how this tokenizer splits texts, but not with its way of merging (ignore_merges)</source>
        <translation>llama.cpp는 이 토크나이저의 글 나누기는 알지만, 이런 병합 방식(ignore_merges)은 모릅니다</translation>
    </message>
    <message>
        <source>llama.cpp turns whole heads in models of this family; here {} of a head is turned</source>
        <translation>llama.cpp는 이 계열에서 헤드 전체를 회전하는데, 이 모델은 헤드의 {}만 회전합니다</translation>
    </message>
    <message>
        <source>llama.cpp&apos;s files cannot say the rotary scaling &quot;{}&quot;</source>
        <translation>llama.cpp의 파일은 회전 위치 조정 &quot;{}&quot;을(를) 나타내지 못합니다</translation>
    </message>
    <message>
        <source>llama.cpp&apos;s files cannot say this model&apos;s settings of the rotary scaling &quot;{}&quot;</source>
        <translation>llama.cpp의 파일은 이 모델의 회전 위치 조정 &quot;{}&quot; 설정을 나타내지 못합니다</translation>
    </message>
    <message>
        <source>target_modules that the adapter holds nothing for: {}</source>
        <translation>어댑터에 가중치가 없는 target_modules: {}</translation>
    </message>
    <message>
        <source>tensor {} lies in {}, but the index does not name it; it is not used</source>
        <translation>텐서 {}이(가) {}에 있지만 색인에 없어 쓰지 않습니다</translation>
    </message>
    <message>
        <source>tensor {} lies in {}, but the index says that it is in another file; it is not used</source>
        <translation>텐서 {}이(가) {}에 있지만 색인에는 다른 파일에 있다고 되어 있어 쓰지 않습니다</translation>
    </message>
    <message>
        <source>the adapter brings modules that the base lacks, and they are left out: {}</source>
        <translation>밑모델에 없는 모듈이 어댑터에 있어 빼놓았습니다: {}</translation>
    </message>
    <message>
        <source>the adapter holds modules that its target_modules do not name, and they are left out, as PEFT does: {}</source>
        <translation>target_modules에 없는 모듈이 어댑터에 있어 PEFT와 같이 빼놓았습니다: {}</translation>
    </message>
    <message>
        <source>the adapter holds no tensors: it changes nothing</source>
        <translation>어댑터에 텐서가 없어 아무것도 바꾸지 않습니다</translation>
    </message>
    <message>
        <source>the index claims {} bytes of tensors, but there are {}</source>
        <translation>색인에는 텐서가 {}바이트라고 되어 있지만 실제로는 {}바이트입니다</translation>
    </message>
    <message>
        <source>the weights lie under &quot;{}&quot; of a training&apos;s checkpoint; the rest of it is not used</source>
        <translation>가중치가 학습 체크포인트의 &quot;{}&quot; 아래에 있으며, 나머지는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>tokenizer.chat_template</source>
        <translation>tokenizer.chat_template</translation>
    </message>
    <message>
        <source>tokenizer.ggml.model</source>
        <translation>tokenizer.ggml.model</translation>
    </message>
    <message>
        <source>true or false is expected here</source>
        <translation>여기에는 true나 false가 와야 합니다</translation>
    </message>
    <message>
        <source>{} NaN and {} infinite numbers of {}; a child that takes them would speak nonsense</source>
        <translation>NaN {}개와 무한대 {}개가 있습니다(모두 {}개). 이를 물려받은 자식은 헛소리를 합니다</translation>
    </message>
    <message>
        <source>{} cannot be the name of a merge</source>
        <translation>{}은(는) 병합의 이름이 될 수 없습니다</translation>
    </message>
    <message>
        <source>{} is an encoder ({}): it reads a text and does not write one</source>
        <translation>{}은(는) 인코더({})라서 글을 읽을 뿐 쓰지 않습니다</translation>
    </message>
    <message>
        <source>{} is an encoder; only decoders can be fine-tuned</source>
        <translation>{}은(는) 인코더입니다. 디코더만 파인튜닝할 수 있습니다</translation>
    </message>
    <message>
        <source>{} is no chat template</source>
        <translation>{}은(는) 대화 템플릿이 아닙니다</translation>
    </message>
    <message>
        <source>{} is no format of data files</source>
        <translation>{}은(는) 데이터 파일의 형식이 아닙니다</translation>
    </message>
    <message>
        <source>{} is no number from {} to {}</source>
        <translation>{}은(는) {}부터 {}까지의 수가 아닙니다</translation>
    </message>
    <message>
        <source>{} is none of: {}</source>
        <translation>{}은(는) 다음 가운데 하나가 아닙니다: {}</translation>
    </message>
    <message>
        <source>{} is not between 0 and {}</source>
        <translation>{}은(는) 0과 {} 사이가 아닙니다</translation>
    </message>
    <message>
        <source>{} is not used, because there is a model.safetensors</source>
        <translation>model.safetensors가 있어 {}은(는) 쓰지 않습니다</translation>
    </message>
    <message>
        <source>{} lies in the folder, but the model&apos;s index does not name it; it is not used</source>
        <translation>{}이(가) 폴더에 있지만 모델의 색인에 없어 쓰지 않습니다</translation>
    </message>
    <message>
        <source>{} lies outside of {} to {}</source>
        <translation>{}은(는) {}~{}을(를) 벗어납니다</translation>
    </message>
    <message>
        <source>{} looks to be the public test set {}: who selects by it can no longer report on it</source>
        <translation>{}은(는) 공개 시험 자료 {}(으)로 보입니다. 이것으로 고르면 이것으로 더는 보고할 수 없습니다</translation>
    </message>
    <message>
        <source>{} makes no text, so it does not speak here</source>
        <translation>{}은(는) 글을 만들지 않으므로 여기서 말하지 않습니다</translation>
    </message>
    <message>
        <source>{} more rows were set aside</source>
        <translation>행 {}개를 더 제외했습니다</translation>
    </message>
    <message>
        <source>{} more tensors are like these</source>
        <translation>이와 같은 텐서가 {}개 더 있습니다</translation>
    </message>
    <message>
        <source>{} names a revision of a model that would have to be downloaded</source>
        <translation>{}은(는) 내려받아야 하는 모델의 리비전을 가리킵니다</translation>
    </message>
    <message>
        <source>{} names an adapter, and it or its base is not there</source>
        <translation>{}은(는) 어댑터를 가리키지만, 어댑터나 그 밑모델이 없습니다</translation>
    </message>
    <message>
        <source>{} numbers for {} parents</source>
        <translation>숫자 {}개, 부모 {}개로 수가 맞지 않습니다</translation>
    </message>
    <message>
        <source>{} of the adapter&apos;s {} modules cannot be trained further: they are no plain matrices of this model</source>
        <translation>어댑터의 모듈 가운데 {}개(전체 {}개)는 더 학습할 수 없습니다. 이 모델의 보통 행렬이 아닙니다</translation>
    </message>
    <message>
        <source>{} parents are too many: a recipe crosses up to {}</source>
        <translation>부모 {}개는 너무 많습니다. 레시피는 {}개까지 교배합니다</translation>
    </message>
    <message>
        <source>{} tensors are of a type that cannot be blended; a child has those of A</source>
        <translation>텐서 {}개는 섞을 수 없는 자료형이라 자식은 A의 것을 그대로 가집니다</translation>
    </message>
    <message>
        <source>{} tensors are quantised or merged, and their numbers were not looked at</source>
        <translation>텐서 {}개는 양자화되었거나 합쳐진 것이라 수를 살피지 않았습니다</translation>
    </message>
    <message>
        <source>{} tensors of the file were never written</source>
        <translation>파일의 텐서 {}개가 쓰이지 않았습니다</translation>
    </message>
    <message>
        <source>{} weights for {} parents</source>
        <translation>가중치 {}개, 부모 {}개로 수가 맞지 않습니다</translation>
    </message>
    <message>
        <source>A run of the kind {} cannot learn from data of the shape {}</source>
        <translation>{} 종류의 실행은 {} 모양의 데이터로 학습할 수 없습니다</translation>
    </message>
    <message>
        <source>An adapter needs a base that lies on the disk as it is</source>
        <translation>어댑터에는 디스크에 그대로 있는 기반 모델이 필요합니다</translation>
    </message>
    <message>
        <source>An encoder does not speak, and cannot be bred by what it says</source>
        <translation>인코더는 말을 하지 않으므로 말로 심사해 번식할 수 없습니다</translation>
    </message>
    <message>
        <source>Bring back the run file as it was, or leave out --resume to begin a new run</source>
        <translation>실행 파일을 원래대로 되돌리거나, --resume을 빼고 새로 시작하세요</translation>
    </message>
    <message>
        <source>Choose a model with a longer context</source>
        <translation>문맥이 더 긴 모델을 고르세요</translation>
    </message>
    <message>
        <source>Choose a shorter one</source>
        <translation>더 짧은 것을 고르세요</translation>
    </message>
    <message>
        <source>Choose a smaller batch or context, recompute, the precision bfloat16, or the method lora</source>
        <translation>batch나 context를 줄이거나 recompute, bfloat16 정밀도, lora 방식을 고르세요</translation>
    </message>
    <message>
        <source>Choose decoders as parents</source>
        <translation>디코더를 부모로 고르세요</translation>
    </message>
    <message>
        <source>Close it there, or name another workspace</source>
        <translation>그쪽에서 닫거나 다른 작업 공간을 쓰세요</translation>
    </message>
    <message>
        <source>Export the child first, or choose the method full</source>
        <translation>먼저 자식을 내보내거나 full 방식을 고르세요</translation>
    </message>
    <message>
        <source>Free some space, or choose another workspace</source>
        <translation>공간을 비우거나 다른 작업 공간을 고르세요</translation>
    </message>
    <message>
        <source>Give it pairs of a chosen and a rejected answer, or answers with labels</source>
        <translation>고른 답과 버린 답의 쌍이나 라벨이 붙은 답을 주세요</translation>
    </message>
    <message>
        <source>Give it texts, conversations, or prompts with their completions</source>
        <translation>글, 대화, 또는 프롬프트와 완성문을 주세요</translation>
    </message>
    <message>
        <source>Give the file back what it said, or start a new run without --resume</source>
        <translation>파일을 원래대로 되돌리거나 --resume 없이 새로 실행하세요</translation>
    </message>
    <message>
        <source>Give the files back what they held, or start a new run</source>
        <translation>파일을 원래대로 되돌리거나 새로 실행하세요</translation>
    </message>
    <message>
        <source>Give the run batches of ids</source>
        <translation>실행에 토큰 ID 배치를 주세요</translation>
    </message>
    <message>
        <source>Give the run more data</source>
        <translation>실행에 데이터를 더 주세요</translation>
    </message>
    <message>
        <source>Look at the data, or choose float32</source>
        <translation>데이터를 살펴보거나 float32를 고르세요</translation>
    </message>
    <message>
        <source>Make room on this disk</source>
        <translation>이 디스크에 공간을 마련하세요</translation>
    </message>
    <message>
        <source>Name the base as the subject and the adapter as lora.init, or choose the method full</source>
        <translation>기반 모델을 subject로, 어댑터를 lora.init으로 적거나 full 방식을 고르세요</translation>
    </message>
    <message>
        <source>No breeding run of this workspace has these settings: the run file has changed</source>
        <translation>이 작업 공간에는 이런 설정의 번식 실행이 없습니다. 실행 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>No row of the data can be learned</source>
        <translation>데이터에서 학습할 수 있는 행이 없습니다</translation>
    </message>
    <message>
        <source>No run of this workspace began with this run file; it was changed</source>
        <translation>이 작업 공간의 어떤 실행도 이 실행 파일로 시작하지 않았습니다. 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>Random search with the same budget</source>
        <translation>같은 예산의 무작위 탐색</translation>
    </message>
    <message>
        <source>Report on held-back data</source>
        <translation>따로 남겨 둔 데이터로 보고</translation>
    </message>
    <message>
        <source>Run {} goes on</source>
        <translation>실행 {}을(를) 이어 갑니다</translation>
    </message>
    <message>
        <source>The first row that was set aside: {}</source>
        <translation>따로 둔 첫 행: {}</translation>
    </message>
    <message>
        <source>The loss is no number at the first step</source>
        <translation>첫 스텝의 손실이 수가 아닙니다</translation>
    </message>
    <message>
        <source>The model has no tokenizer that could read the data</source>
        <translation>모델에 데이터를 읽을 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>The report cannot be written</source>
        <translation>보고서를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>The run takes about {} of memory, and only {} are free</source>
        <translation>이 실행에는 메모리가 약 {} 필요한데 {}만 남아 있습니다</translation>
    </message>
    <message>
        <source>The run takes about {} on the disk, and only {} are free</source>
        <translation>이 실행에는 디스크가 약 {} 필요한데 {}만 남아 있습니다</translation>
    </message>
    <message>
        <source>The run&apos;s context has {} tokens, the model&apos;s only {}</source>
        <translation>실행의 컨텍스트는 {}토큰인데 모델은 {}토큰뿐입니다</translation>
    </message>
    <message>
        <source>The run&apos;s data has changed since it began</source>
        <translation>실행을 시작한 뒤 데이터가 바뀌었습니다</translation>
    </message>
    <message>
        <source>The texts of {} tokens do not fit into the model&apos;s context of {}</source>
        <translation>토큰 {}개의 글이 모델의 문맥 {}에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>The workspace cannot be written: {}</source>
        <translation>작업 공간에 쓸 수 없습니다: {}</translation>
    </message>
    <message>
        <source>The workspace is open in another program</source>
        <translation>작업 공간이 다른 프로그램에서 열려 있습니다</translation>
    </message>
    <message>
        <source>Wait until the other program is done, or choose another workspace</source>
        <translation>다른 프로그램이 끝날 때까지 기다리거나 다른 작업 공간을 고르세요</translation>
    </message>
    <message>
        <source>{} steps; about {} of memory of {} that are free</source>
        <translation>{}스텝, 메모리 약 {}(남은 메모리 {})</translation>
    </message>
    <message>
        <source>A judge reward has one, the others have none</source>
        <translation>심사 reward에만 모델을 적고 다른 심사에는 적지 않습니다</translation>
    </message>
    <message>
        <source>A reward model gets a head of its own, which no adapter of a writing model can hold</source>
        <translation>보상 모델은 자기 헤드를 갖는데, 글을 쓰는 모델의 어댑터에는 담을 수 없습니다</translation>
    </message>
    <message>
        <source>Add a judge text or sft</source>
        <translation>text나 sft 심사자를 더하세요</translation>
    </message>
    <message>
        <source>Children run {}: a child&apos;s answers take {} s gated and {} s realised, its texts {} s and {} s</source>
        <translation>자식은 {} 방식으로 돕니다. 자식 하나의 대답은 겹쳐 돌리면 {}초, 실체화하면 {}초, 글은 각각 {}초와 {}초 걸립니다</translation>
    </message>
    <message>
        <source>Choose a file that analyse --statistics wrote</source>
        <translation>analyse --statistics가 쓴 파일을 고르세요</translation>
    </message>
    <message>
        <source>Choose a smaller learning rate or narrower bounds.</source>
        <translation>학습률을 줄이거나 경계를 좁히세요.</translation>
    </message>
    <message>
        <source>Choose an alpha below 1, or gather the statistics on more data</source>
        <translation>alpha를 1보다 작게 하거나 더 많은 데이터로 통계를 모으세요</translation>
    </message>
    <message>
        <source>Choose an operator that needs none, such as ratio or ties</source>
        <translation>ratio나 ties처럼 통계가 필요 없는 연산자를 고르세요</translation>
    </message>
    <message>
        <source>Choose another operator</source>
        <translation>다른 연산자를 고르세요</translation>
    </message>
    <message>
        <source>Choose one of the two</source>
        <translation>둘 중 하나를 고르세요</translation>
    </message>
    <message>
        <source>Choose the method full; genes with a multiplier of 0 stay frozen</source>
        <translation>method를 full로 고르세요. 배율이 0인 유전자는 그대로 남습니다</translation>
    </message>
    <message>
        <source>Compare answers in a blind tasting first</source>
        <translation>먼저 블라인드 시음에서 답을 비교하세요</translation>
    </message>
    <message>
        <source>Data of the shape {} has no loss of its own</source>
        <translation>{} 형식의 데이터에는 그 자체의 손실이 없습니다</translation>
    </message>
    <message>
        <source>Export the aligned parent first, and gather its statistics; or leave &quot;align&quot; out</source>
        <translation>정렬한 부모를 먼저 내보내 그 통계를 모으거나, &quot;align&quot;을 빼세요</translation>
    </message>
    <message>
        <source>Gather the statistics of this model anew</source>
        <translation>이 모델의 통계를 다시 모으세요</translation>
    </message>
    <message>
        <source>Gather them with heterosis-cli analyse MODEL --statistics {} --data FILE --out FILE.safetensors, and name that file as the parent&apos;s statistics</source>
        <translation>heterosis-cli analyse MODEL --statistics {} --data FILE --out FILE.safetensors 로 모은 다음, 그 파일을 부모의 통계로 지정하세요</translation>
    </message>
    <message>
        <source>Give longer texts, or conversations with answers</source>
        <translation>더 긴 글이나 답이 있는 대화를 주세요</translation>
    </message>
    <message>
        <source>Give plain text or conversations.</source>
        <translation>일반 글이나 대화를 주세요.</translation>
    </message>
    <message>
        <source>Gradients are computed in float32 or bfloat16, not in {}</source>
        <translation>기울기는 float32나 bfloat16으로 계산하며 {}로는 계산하지 않습니다</translation>
    </message>
    <message>
        <source>Gradients are known for the operator ratio over all rows; the gene {} has another</source>
        <translation>기울기는 모든 행에 쓰는 ratio 연산자에서만 구할 수 있습니다. 유전자 {}에는 다른 것이 정해져 있습니다</translation>
    </message>
    <message>
        <source>Gradients on ratio and strength are taken between two parents</source>
        <translation>비율과 세기의 기울기는 두 부모 사이에서 구합니다</translation>
    </message>
    <message>
        <source>Individual {} was not taught: there is nothing that it could be set against</source>
        <translation>개체 {}은(는) 가르친 것이 아닙니다: 견줄 대상이 없습니다</translation>
    </message>
    <message>
        <source>Let it read them again</source>
        <translation>교사 모델이 글을 다시 읽게 하세요</translation>
    </message>
    <message>
        <source>Look at the model with inspect --scan</source>
        <translation>inspect --scan으로 모델을 살펴보세요</translation>
    </message>
    <message>
        <source>Name A and B</source>
        <translation>A와 B를 지정하세요</translation>
    </message>
    <message>
        <source>Name a checkpoint that a run of the kind reward has made</source>
        <translation>kind가 reward인 학습이 만든 체크포인트를 지정하세요</translation>
    </message>
    <message>
        <source>Name a file for valid, and no patience</source>
        <translation>valid에는 파일을 지정하고 patience는 빼세요</translation>
    </message>
    <message>
        <source>Name a file of prompts as data</source>
        <translation>data에 프롬프트 파일을 지정하세요</translation>
    </message>
    <message>
        <source>Name a reward model, or write {}</source>
        <translation>보상 모델을 지정하거나 {}처럼 쓰세요</translation>
    </message>
    <message>
        <source>Name it as the reward model of a judge or a run, and another model as the subject</source>
        <translation>이 모델은 심사나 학습의 보상 모델로 지정하고, 대상으로는 다른 모델을 고르세요</translation>
    </message>
    <message>
        <source>Name one of them</source>
        <translation>그중 하나만 지정하세요</translation>
    </message>
    <message>
        <source>Open it as a parent instead</source>
        <translation>부모로 여세요</translation>
    </message>
    <message>
        <source>Open parents that read with the same tokenizer</source>
        <translation>같은 토크나이저로 읽는 부모를 여세요</translation>
    </message>
    <message>
        <source>Parents with unlike vocabularies cannot be tuned by data</source>
        <translation>어휘가 서로 다른 부모는 데이터로 튜닝할 수 없습니다</translation>
    </message>
    <message>
        <source>Put the file back, or take &quot;sha256&quot; out of the recipe to use this one</source>
        <translation>파일을 되돌려 놓거나, 이 파일을 쓰려면 레시피에서 &quot;sha256&quot;을 빼세요</translation>
    </message>
    <message>
        <source>Runs of the kind {} answer prompts</source>
        <translation>kind가 {}인 학습은 프롬프트에 답합니다</translation>
    </message>
    <message>
        <source>Start it with heterosis-cli finetune</source>
        <translation>heterosis-cli finetune으로 시작하세요</translation>
    </message>
    <message>
        <source>Statistics are of a parent&apos;s own order, and this recipe puts heads and MLP units into another</source>
        <translation>통계는 부모 자신의 순서를 따르는데, 이 레시피는 헤드와 MLP 유닛을 다른 순서로 놓습니다</translation>
    </message>
    <message>
        <source>Statistics are one safetensors file</source>
        <translation>통계는 safetensors 파일 하나입니다</translation>
    </message>
    <message>
        <source>Steps, learning rate and batch of tuning must be above nothing, and bounds must rise</source>
        <translation>튜닝의 단계 수, 학습률, 배치는 0보다 커야 하고 경계는 아래에서 위로 적어야 합니다</translation>
    </message>
    <message>
        <source>The Gram matrices of {} give no one solution: input {} depends on those before it</source>
        <translation>{}의 그람 행렬로는 해가 하나로 정해지지 않습니다. 입력 {}가 앞의 입력들에 종속되어 있습니다</translation>
    </message>
    <message>
        <source>The data has no token whose loss could be taken</source>
        <translation>이 데이터에는 손실을 구할 토큰이 없습니다</translation>
    </message>
    <message>
        <source>The judge {} asks no model</source>
        <translation>심사 {}은(는) 모델에게 묻지 않습니다</translation>
    </message>
    <message>
        <source>The judge {} needs a reward model</source>
        <translation>심사 {}에는 보상 모델이 필요합니다</translation>
    </message>
    <message>
        <source>The loss is no longer a number</source>
        <translation>손실이 더 이상 수가 아닙니다</translation>
    </message>
    <message>
        <source>The model gives no number for example {} of the data</source>
        <translation>데이터의 예 {}에 대해 모델이 수를 내지 못합니다</translation>
    </message>
    <message>
        <source>The norm suite of the reward brings its prompts</source>
        <translation>보상의 규범 모음에 프롬프트가 이미 들어 있습니다</translation>
    </message>
    <message>
        <source>The operator {} needs statistics of its parents, and a breeding run has none</source>
        <translation>연산자 {}에는 부모의 통계가 필요한데 육종 실행에는 통계가 없습니다</translation>
    </message>
    <message>
        <source>The operator {} needs statistics of parent {}</source>
        <translation>연산자 {}에는 부모 {}의 통계가 필요합니다</translation>
    </message>
    <message>
        <source>The statistics of a parent are a list of files, one of each kind</source>
        <translation>부모의 통계는 종류마다 하나씩인 파일 목록입니다</translation>
    </message>
    <message>
        <source>The statistics of parent {} leave the tensor {} out</source>
        <translation>부모 {}의 통계에 텐서 {}가 빠져 있습니다</translation>
    </message>
    <message>
        <source>The statistics of tensor {} have another shape or type than the model asks for</source>
        <translation>텐서 {}의 통계가 모델이 요구하는 모양이나 형식과 다릅니다</translation>
    </message>
    <message>
        <source>The strategy auto-eq needs a judge whose loss has a gradient</source>
        <translation>auto-eq 전략에는 손실의 기울기를 구할 수 있는 심사자가 필요합니다</translation>
    </message>
    <message>
        <source>The strategy auto-eq tunes ratios and strengths of whole genes</source>
        <translation>auto-eq 전략은 유전자 전체의 비율과 세기를 조율합니다</translation>
    </message>
    <message>
        <source>The studbook holds no verdict of one answer over another</source>
        <translation>혈통서에 두 답을 비교한 판정이 없습니다</translation>
    </message>
    <message>
        <source>These are not the statistics that the recipe was made with: their SHA-256 is {}, the recipe says {}</source>
        <translation>레시피를 만들 때의 통계가 아닙니다. SHA-256은 {}인데 레시피에는 {}라고 되어 있습니다</translation>
    </message>
    <message>
        <source>These are the statistics of another model: none of its tensors is here</source>
        <translation>다른 모델의 통계입니다. 그 텐서가 여기에는 하나도 없습니다</translation>
    </message>
    <message>
        <source>These statistics were gathered of other weights: of {}, the parent&apos;s are {}</source>
        <translation>다른 가중치에서 모은 통계입니다. 통계는 {}의 것이고 부모의 가중치는 {}입니다</translation>
    </message>
    <message>
        <source>This belongs to kinds of runs that learn from given answers</source>
        <translation>이 항목은 주어진 답으로 배우는 학습에만 씁니다</translation>
    </message>
    <message>
        <source>This belongs to runs of the kinds ppo and grpo</source>
        <translation>이 항목은 kind가 ppo나 grpo인 학습에만 씁니다</translation>
    </message>
    <message>
        <source>This file holds no statistics</source>
        <translation>이 파일에는 통계가 없습니다</translation>
    </message>
    <message>
        <source>This run learns batches of ids, which the window does not show</source>
        <translation>이 실행은 id 묶음을 배우는데, 창은 그것을 보여주지 않습니다</translation>
    </message>
    <message>
        <source>Train one: a run of the kind reward on pairs of a chosen and a rejected answer</source>
        <translation>선택된 답과 거절된 답의 쌍으로 kind가 reward인 학습을 돌려 만드세요</translation>
    </message>
    <message>
        <source>Two files hold statistics of the kind {} for one parent</source>
        <translation>한 부모에 {} 통계 파일이 두 개입니다</translation>
    </message>
    <message>
        <source>Use 60 steps, 0.1 and 4096 tokens</source>
        <translation>60단계, 0.1, 4096토큰을 써 보세요</translation>
    </message>
    <message>
        <source>Use a recipe of the operator ratio, without densities below 1.</source>
        <translation>ratio 연산자를 쓰고 밀도가 1보다 작지 않은 레시피를 쓰세요.</translation>
    </message>
    <message>
        <source>Use the operator ratio, or uniform with the grain share</source>
        <translation>ratio 연산자를 쓰거나, uniform에 단위 share를 쓰세요</translation>
    </message>
    <message>
        <source>What a teacher says does not fit the texts</source>
        <translation>교사 모델의 말이 글과 맞지 않습니다</translation>
    </message>
    <message>
        <source>What the answers are worth is missing</source>
        <translation>답을 무엇으로 평가할지 빠져 있습니다</translation>
    </message>
    <message>
        <source>What the model shows before it learns is measured</source>
        <translation>배우기 전의 모델을 측정합니다</translation>
    </message>
    <message>
        <source>What was learned is written and measured</source>
        <translation>배운 것을 쓰고 측정합니다</translation>
    </message>
    <message>
        <source>{} is an encoder; statistics are gathered of models that write text</source>
        <translation>{}는 인코더입니다. 통계는 글을 쓰는 모델에서 모읍니다</translation>
    </message>
    <message>
        <source>{} is no reward model: it has no score.weight</source>
        <translation>{}은(는) 보상 모델이 아닙니다: score.weight가 없습니다</translation>
    </message>
    <message>
        <source>{} rates texts and writes none: it is a reward model</source>
        <translation>{}은(는) 글을 평가할 뿐 쓰지 않는 보상 모델입니다</translation>
    </message>
    <message>
        <source>{} sorts texts into {} classes and rates none</source>
        <translation>{}은(는) 글을 {}개 부류로 나눌 뿐 점수를 매기지 않습니다</translation>
    </message>
    <message>
        <source>A breeding run crosses two to {} parents</source>
        <translation>번식 실행은 부모 둘에서 {}개까지를 교배합니다</translation>
    </message>
    <message>
        <source>A child that is schooled has weights of its own: it cannot run as coefficients over its parents</source>
        <translation>교육받은 자식은 자기 가중치를 가지므로 부모 위의 계수로 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>A model that rates gives no answers</source>
        <translation>평가하는 모델은 답을 내지 않습니다</translation>
    </message>
    <message>
        <source>A person does not judge for the report</source>
        <translation>사람은 보고서를 위해 심사하지 않습니다</translation>
    </message>
    <message>
        <source>A person judges the children of this run alone, as they are born</source>
        <translation>사람은 이 실행의 자식들만, 태어난 그대로 심사합니다</translation>
    </message>
    <message>
        <source>A rate above 0 is needed here: nobody learns without one</source>
        <translation>여기에는 0보다 큰 학습률이 필요합니다. 없으면 아무도 배우지 못합니다</translation>
    </message>
    <message>
        <source>A ratio lies between two parents, and this run has {}</source>
        <translation>비율은 두 부모 사이의 값인데 이 실행에는 부모가 {}개 있습니다</translation>
    </message>
    <message>
        <source>A run has one person as judge</source>
        <translation>한 실행의 심사자인 사람은 한 명입니다</translation>
    </message>
    <message>
        <source>Children are realised one by one: each of them is schooled</source>
        <translation>자식을 하나씩 실현합니다. 모두가 교육받습니다</translation>
    </message>
    <message>
        <source>Children that are all schooled are judged by the run itself</source>
        <translation>자식을 모두 학습시키는 실행은 스스로 심사합니다</translation>
    </message>
    <message>
        <source>Choose a smaller batch or context for it, or leave it out</source>
        <translation>더 작은 배치나 문맥을 고르거나 교육을 빼세요</translation>
    </message>
    <message>
        <source>Empty the folder and start the run and its workers again; a run goes on with --resume</source>
        <translation>폴더를 비우고 실행과 작업자를 다시 시작하세요. 실행은 --resume으로 이어집니다</translation>
    </message>
    <message>
        <source>Finalists are schooled, and this run has none</source>
        <translation>결선 진출자가 교육받는데 이 실행에는 결선 진출자가 없습니다</translation>
    </message>
    <message>
        <source>Generation {} waits for a person: {} pairs to taste</source>
        <translation>세대 {}가 사람을 기다립니다: 맛볼 쌍 {}개</translation>
    </message>
    <message>
        <source>Give the worker the same models at the same paths</source>
        <translation>작업자에게 같은 모델을 같은 경로로 주세요</translation>
    </message>
    <message>
        <source>Leave --workers out, or school the finalists only</source>
        <translation>--workers를 빼거나 결선에 오른 자식만 학습시키세요</translation>
    </message>
    <message>
        <source>Leave it out, or the person</source>
        <translation>이것을 빼거나 사람을 빼세요</translation>
    </message>
    <message>
        <source>Leave it out; &quot;share&quot; may list a share for each parent</source>
        <translation>빼 두세요. &quot;share&quot;에 부모마다 몫을 하나씩 적을 수 있습니다</translation>
    </message>
    <message>
        <source>Leave the others out</source>
        <translation>나머지는 빼세요</translation>
    </message>
    <message>
        <source>Leave this judge out there</source>
        <translation>거기에서는 이 심사자를 빼세요</translation>
    </message>
    <message>
        <source>Name a file of texts, conversations, or prompts with their completions</source>
        <translation>글, 대화, 또는 프롬프트와 답이 담긴 파일을 적으세요</translation>
    </message>
    <message>
        <source>Schooled are the finalists or all</source>
        <translation>교육은 결선 진출자(finalists) 또는 모두(all)가 받습니다</translation>
    </message>
    <message>
        <source>Schooled: #{}, fitness {} before and {} after</source>
        <translation>교육 마침: #{}, 적합도 교육 전 {}, 교육 후 {}</translation>
    </message>
    <message>
        <source>Schooled: {}, fitness {} before and {} after</source>
        <translation>교육 마침: {}, 적합도 교육 전 {}, 교육 후 {}</translation>
    </message>
    <message>
        <source>Schooling is an object with data, steps and a rate</source>
        <translation>학교 교육은 데이터와 단계 수, 학습률을 담은 객체입니다</translation>
    </message>
    <message>
        <source>Schooling takes about {} of memory, and only {} are free</source>
        <translation>학교 교육에는 메모리가 약 {} 필요한데 {}만 비어 있습니다</translation>
    </message>
    <message>
        <source>Schooling: about {} models learn {} steps each</source>
        <translation>학교 교육: 모델 약 {}개가 {}단계씩 배웁니다</translation>
    </message>
    <message>
        <source>Schooling: about {} models learn {} steps each, together about {} minutes</source>
        <translation>학교 교육: 모델 약 {}개가 {}단계씩 배웁니다. 모두 합해 약 {}분</translation>
    </message>
    <message>
        <source>Start the run and its workers with the same version</source>
        <translation>실행과 작업자를 같은 버전으로 시작하세요</translation>
    </message>
    <message>
        <source>Start the run with --workers {} first, or let the worker --wait</source>
        <translation>먼저 --workers {}로 실행을 시작하거나 작업자에 --wait를 주세요</translation>
    </message>
    <message>
        <source>Take other data for the schooling, or write &quot;insist&quot;: true</source>
        <translation>교육에 다른 데이터를 쓰거나 &quot;insist&quot;: true라고 쓰세요</translation>
    </message>
    <message>
        <source>The data of the schooling has changed since the run began</source>
        <translation>실행을 시작한 뒤 학교 교육의 데이터가 바뀌었습니다</translation>
    </message>
    <message>
        <source>The data of the schooling is not there: {}</source>
        <translation>학교 교육의 데이터가 없습니다: {}</translation>
    </message>
    <message>
        <source>The run is of version {}, this worker of version {}</source>
        <translation>실행의 버전은 {}, 이 작업자의 버전은 {}입니다</translation>
    </message>
    <message>
        <source>The strategy auto-eq goes down the gradient of one ratio for each gene: it takes two parents</source>
        <translation>전략 auto-eq는 유전자마다 하나인 비율의 기울기를 따라 내려가므로 부모가 둘이어야 합니다</translation>
    </message>
    <message>
        <source>The strategy {} compares all children judge by judge or item by item: either all of them are schooled or none</source>
        <translation>전략 {}은(는) 모든 자식을 심사나 문항마다 견줍니다. 모두가 교육받거나 아무도 받지 않아야 합니다</translation>
    </message>
    <message>
        <source>There is nothing to judge here</source>
        <translation>여기에는 심사할 것이 없습니다</translation>
    </message>
    <message>
        <source>This belongs to runs of the kinds dpo and ipo</source>
        <translation>이 항목은 dpo와 ipo 종류의 실행에만 쓰입니다</translation>
    </message>
    <message>
        <source>This file is not what a breeding run or its worker writes</source>
        <translation>번식 실행이나 작업자가 쓰는 파일이 아닙니다</translation>
    </message>
    <message>
        <source>This is not the model that the run began with</source>
        <translation>실행을 시작할 때의 모델이 아닙니다</translation>
    </message>
    <message>
        <source>Use {} for more than two parents</source>
        <translation>부모가 셋 이상이면 {} 중 하나를 쓰세요</translation>
    </message>
    <message>
        <source>Write one number of at least 0 for each parent</source>
        <translation>부모마다 0 이상의 수를 하나씩 적으세요</translation>
    </message>
    <message>
        <source>Write {}</source>
        <translation>{}(이)라고 쓰십시오</translation>
    </message>
    <message>
        <source>Write {} or {}</source>
        <translation>{} 또는 {}라고 쓰세요</translation>
    </message>
    <message>
        <source>{} is learned in schooling and judged by: who learned it has shown nothing</source>
        <translation>{}은(는) 학교 교육에서 배우는 데이터이자 심사 데이터입니다. 이미 배운 것으로는 아무것도 보이지 못합니다</translation>
    </message>
    <message>
        <source>{} rows of {} are learned in schooling too</source>
        <translation>{}행({})이 학교 교육에도 들어 있습니다</translation>
    </message>
    <message>
        <source>{} shares for {} parents</source>
        <translation>몫은 {}개인데 부모는 {}개입니다</translation>
    </message>
    <message>
        <source>{}: {} batches of {} are judged</source>
        <translation>{}: 묶음 {}개를 심사했습니다 (전체 {}개)</translation>
    </message>
</context>
<context>
    <name>heterosis::AboutDialog</name>
    <message>
        <source>About Heterosis</source>
        <translation>Heterosis 정보</translation>
    </message>
    <message>
        <source>Computes with</source>
        <translation>계산 환경</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Breed language models by hand: shape what a child inherits from its parents while you hear it speak.</source>
        <translation>언어 모델을 손으로 기릅니다. 자식의 말을 들으면서 부모에게서 무엇을 물려받을지 빚으세요.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. Nothing leaves this machine.</source>
        <translation>GNU 일반 공중 사용 허가서 3판 또는 그 이후 판을 따르는 자유 소프트웨어입니다. 어떤 보증도 하지 않습니다. 이 컴퓨터 밖으로는 아무것도 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>버전 복사</translation>
    </message>
</context>
<context>
    <name>heterosis::BreedRun</name>
    <message>
        <source>all in one batch</source>
        <translation>한 묶음으로</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>하나씩</translation>
    </message>
    <message>
        <source>The run goes on: %1 generations of %2 children, %3</source>
        <translation>실행을 이어 갑니다: %2마리씩 %1세대, %3</translation>
    </message>
    <message>
        <source>The run begins: %1 generations of %2 children, %3</source>
        <translation>실행을 시작합니다: %2마리씩 %1세대, %3</translation>
    </message>
    <message>
        <source>Generation %1: %2 children</source>
        <translation>%1세대: 자식 %2마리</translation>
    </message>
    <message>
        <source>Still in the race: %1 of %2</source>
        <translation>아직 경주 중: %2마리 가운데 %1마리</translation>
    </message>
    <message>
        <source>Generation %1: best #%2 with %3, median %4</source>
        <translation>%1세대: 최고 #%2 (%3), 중앙값 %4</translation>
    </message>
    <message>
        <source>Cancelled. What was raised stays in the studbook.</source>
        <translation>취소했습니다. 기른 것은 혈통서에 남습니다.</translation>
    </message>
    <message>
        <source>Paused. It goes on where it stopped, now or another day.</source>
        <translation>멈췄습니다. 지금이든 다른 날이든 멈춘 곳부터 이어집니다.</translation>
    </message>
    <message>
        <source>The run has come to its end.</source>
        <translation>실행이 끝났습니다.</translation>
    </message>
    <message>
        <source>answers in one batch, texts one by one</source>
        <translation>대답은 한 묶음으로, 글은 하나씩</translation>
    </message>
    <message>
        <source>The run waits until you have tasted.</source>
        <translation>맛볼 때까지 실행이 기다립니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::BreedingRoom</name>
    <message>
        <source>A run goes on in this workspace. Pause or cancel it before you choose another.</source>
        <translation>이 작업 폴더에서 실행이 진행 중입니다. 다른 폴더를 고르기 전에 멈추거나 취소하세요.</translation>
    </message>
    <message>
        <source>%1 is a model on disk, not a child: open it as a parent to shape with it.</source>
        <translation>%1은(는) 자식이 아니라 디스크의 모델입니다: 빚으려면 부모로 여세요.</translation>
    </message>
    <message>
        <source>This workspace is open for reading only: another window or program writes to it. Nothing was kept.</source>
        <translation>이 작업 폴더는 읽기 전용으로 열려 있습니다: 다른 창이나 프로그램이 쓰고 있습니다. 아무것도 남기지 않았습니다.</translation>
    </message>
    <message>
        <source>The child is in the studbook as #%1</source>
        <translation>자식이 혈통서에 #%1(으)로 있습니다</translation>
    </message>
    <message>
        <source>✓ #%1 passed</source>
        <translation>✓ #%1 통과</translation>
    </message>
    <message>
        <source>✗ #%1 failed</source>
        <translation>✗ #%1 탈락</translation>
    </message>
    <message>
        <source>A tasting needs two children in the studbook: keep some, or start a run.</source>
        <translation>맛보기에는 혈통서에 자식이 둘 있어야 합니다: 몇을 남기거나 실행을 시작하세요.</translation>
    </message>
    <message>
        <source>A tasting needs a prompt: write one in the listening row.</source>
        <translation>맛보기에는 프롬프트가 필요합니다: 듣기 줄에 쓰세요.</translation>
    </message>
    <message>
        <source>A breeding run goes on</source>
        <translation>기르기가 진행 중입니다</translation>
    </message>
    <message>
        <source>Closing the window pauses the run. What is raised so far is kept, and the run goes on where it stopped when you start it again.</source>
        <translation>창을 닫으면 실행이 멈춥니다. 지금까지 기른 것은 남고, 다시 시작하면 멈춘 곳부터 이어집니다.</translation>
    </message>
    <message>
        <source>This workspace is open for reading only</source>
        <translation>이 작업 폴더는 읽기 전용으로 열려 있습니다</translation>
    </message>
    <message>
        <source>#%1 against what it was before it learned. Strength is how much of the education a gene keeps: 0 nothing, 1 all of it, above 1 more than it learned.</source>
        <translation>#%1을(를) 배우기 전의 모델과 견줍니다. 강도는 유전자가 배운 것을 얼마나 간직하는지입니다: 0은 전혀, 1은 모두, 1을 넘으면 배운 것보다 더.</translation>
    </message>
    <message numerus="yes">
        <source>The run waits for you: %n verdict(s) in a blind tasting [B]. It goes on after that.</source>
        <translation>
            <numerusform>실행이 기다립니다: 이름 가리고 맛보기에서 판정 %n개가 필요합니다 [B]. 그 뒤에 이어집니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::BreedingView</name>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n individual(s)</source>
        <translation>
            <numerusform>개체 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>best of generation %1: #%2 with %3</source>
        <translation>%1세대 최고: #%2 (%3)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Which run the charts show</source>
        <translation>도표가 보여 줄 실행</translation>
    </message>
    <message>
        <source>Blind tasting…</source>
        <translation>이름 가리고 맛보기…</translation>
    </message>
    <message>
        <source>Compare answers without names: of the rows chosen in the table, or of the last generation&apos;s best (B)</source>
        <translation>이름 없이 답을 견줍니다: 표에서 고른 행, 또는 마지막 세대의 최고들 (B)</translation>
    </message>
    <message>
        <source>Fitness over generations</source>
        <translation>세대별 적합도</translation>
    </message>
    <message>
        <source>Two judges, Pareto front</source>
        <translation>두 심사, 파레토 전선</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>다양성</translation>
    </message>
    <message>
        <source>Who won which gene</source>
        <translation>누가 어느 유전자를 이겼나</translation>
    </message>
    <message>
        <source>All judges</source>
        <translation>모든 심사</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>혈통</translation>
    </message>
    <message>
        <source>Studbook</source>
        <translation>혈통서</translation>
    </message>
    <message>
        <source>Drag to move, wheel to zoom, F shows all; arrows walk, Enter opens</source>
        <translation>끌어서 옮기고 휠로 확대, F는 모두 보기. 화살표로 걷고 Enter로 엽니다</translation>
    </message>
    <message>
        <source>Along the chart</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Up the chart</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>generation </source>
        <translation>세대 </translation>
    </message>
    <message>
        <source>Whose fittest are shown. The number in a cell: percent of them that lean to B</source>
        <translation>어느 세대의 가장 적합한 자식을 보일지. 칸의 수: 그 가운데 B 쪽으로 기운 비율(%)</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>보고서 열기</translation>
    </message>
    <message>
        <source>What the individual learned, as a page in the browser</source>
        <translation>이 개체가 배운 것을 브라우저에서 봅니다</translation>
    </message>
    <message>
        <source>Blind tasting: the run waits (%1)</source>
        <translation>이름 가리고 맛보기: 실행이 기다림 (%1)</translation>
    </message>
</context>
<context>
    <name>heterosis::ChampionsPanel</name>
    <message>
        <source>Generation %1: #%2, %3</source>
        <translation>%1세대: #%2, %3</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>O %1</source>
        <translation>O %1</translation>
    </message>
    <message>
        <source>Gen %1: #%2</source>
        <translation>%1세대: #%2</translation>
    </message>
    <message>
        <source>Champions</source>
        <translation>우승자</translation>
    </message>
    <message>
        <source>Write a prompt: the original and the champions answer it with the same seed</source>
        <translation>프롬프트를 쓰면 원본과 우승자들이 같은 시드로 답합니다</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Generations ▾</source>
        <translation>세대 ▾</translation>
    </message>
    <message>
        <source>Whose champions answer</source>
        <translation>어느 세대의 우승자가 답할지</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>말하기</translation>
    </message>
    <message>
        <source>All answer the prompt, one after the other (Enter)</source>
        <translation>모두 차례로 프롬프트에 답합니다 (Enter)</translation>
    </message>
    <message>
        <source>Speak lets them answer</source>
        <translation>“말하기”를 누르면 대답합니다</translation>
    </message>
</context>
<context>
    <name>heterosis::ChangeChart</name>
    <message>
        <source>No comparison by gene: the child was taught from a child that lies on no disk</source>
        <translation>유전자별 비교 없음: 디스크에 없는 자식을 가르쳤습니다</translation>
    </message>
    <message>
        <source>%1
changed by %2 % of its own length</source>
        <translation>%1
제 길이의 %2 %만큼 바뀜</translation>
    </message>
</context>
<context>
    <name>heterosis::ChartFrame</name>
    <message>
        <source>Chart</source>
        <translation>도표</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>도표 저장</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>도표</translation>
    </message>
    <message>
        <source>Drawing (*.svg);;Picture (*.png);;Numbers (*.csv)</source>
        <translation>그림 파일 (*.svg);;사진 (*.png);;수치 (*.csv)</translation>
    </message>
    <message>
        <source>Save this chart as SVG, PNG or CSV</source>
        <translation>이 도표를 SVG, PNG, CSV로 저장합니다</translation>
    </message>
</context>
<context>
    <name>heterosis::CommandDialog</name>
    <message>
        <source>Preview command</source>
        <translation>미리보기 명령</translation>
    </message>
    <message>
        <source>/home/me/paint.py</source>
        <translation>/home/me/paint.py</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>The program, then its arguments, one a line; no shell reads them. {model} becomes the child&apos;s safetensors file, {prompt} the prompt, {out} the path of a picture (PNG or JPEG) that the program may write. Otherwise the picture whose path it prints last is shown, or the text that it prints. Leave it empty to switch the preview off.</source>
        <translation>프로그램과 그 인자를 한 줄에 하나씩 적습니다. 셸을 거치지 않습니다. {model}은 자식의 safetensors 파일, {prompt}는 프롬프트, {out}은 프로그램이 쓸 그림(PNG나 JPEG)의 경로가 됩니다. 그림을 쓰지 않으면 마지막으로 출력한 경로의 그림이나 출력한 글을 보여 줍니다. 비워 두면 미리보기가 꺼집니다.</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>가장 오래 걸릴 시간</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>heterosis::CrossoverBar</name>
    <message>
        <source>As the other genes: %1</source>
        <translation>다른 유전자처럼: %1</translation>
    </message>
    <message>
        <source>It crosses another number of parents, or needs an original</source>
        <translation>부모의 수가 맞지 않거나 원본이 있어야 합니다</translation>
    </message>
    <message>
        <source>operator %1 ▾</source>
        <translation>연산자 %1 ▾</translation>
    </message>
    <message>
        <source>several</source>
        <translation>여럿</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The chosen genes are crossed in several ways</source>
        <translation>고른 유전자들의 교차 방식이 서로 다릅니다</translation>
    </message>
    <message>
        <source>grain %1 ▾</source>
        <translation>단위 %1 ▾</translation>
    </message>
    <message>
        <source>What changes places as a whole</source>
        <translation>통째로 바뀌는 단위</translation>
    </message>
    <message>
        <source>Only uniform crossover has a grain</source>
        <translation>단위는 uniform 교차에만 있습니다</translation>
    </message>
    <message>
        <source> … %1</source>
        <translation> … %1</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>All that is drawn comes from it: the same seed gives the same child</source>
        <translation>뽑는 것은 모두 여기서 나옵니다. 시드가 같으면 자식도 같습니다</translation>
    </message>
    <message>
        <source>next child</source>
        <translation>다음 자식</translation>
    </message>
    <message>
        <source>The same genome with the next seed: a sister of this child</source>
        <translation>같은 유전체에 다음 시드. 이 자식의 자매입니다</translation>
    </message>
    <message>
        <source>Align the parents</source>
        <translation>부모 정렬</translation>
    </message>
    <message>
        <source>Put heads and MLP units of the other parents into the order of A&apos;s, and open them again</source>
        <translation>다른 부모의 헤드와 MLP 유닛을 A의 순서로 맞추고 다시 엽니다</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>연산자</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>mutation</source>
        <translation>돌연변이</translation>
    </message>
    <message>
        <source>The share of genes that get noise</source>
        <translation>잡음을 받는 유전자의 비율</translation>
    </message>
    <message>
        <source>size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>The noise, as a share of the gene&apos;s own size</source>
        <translation>잡음의 크기, 유전자 자신의 크기에 대한 비율</translation>
    </message>
    <message>
        <source>It needs statistics of every parent: ⋯ on the parents&apos; cards names them</source>
        <translation>모든 부모의 통계가 필요합니다. 부모 카드의 ⋯에서 지정하세요</translation>
    </message>
</context>
<context>
    <name>heterosis::CurvePlot</name>
    <message>
        <source>A 0.0</source>
        <translation>A 0.0</translation>
    </message>
    <message>
        <source>even</source>
        <translation>중간</translation>
    </message>
    <message>
        <source>B 1.0</source>
        <translation>B 1.0</translation>
    </message>
    <message>
        <source>embed</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 %4 · width %5</source>
        <translation>%1 · %2 · %3 %4 · 너비 %5</translation>
    </message>
    <message>
        <source>Double click adds a node</source>
        <translation>두 번 누르면 마디가 생깁니다</translation>
    </message>
    <message>
        <source>Curves over the layers</source>
        <translation>층별 곡선</translation>
    </message>
    <message>
        <source>No node chosen</source>
        <translation>고른 마디 없음</translation>
    </message>
    <message>
        <source>Node %1 of %2: %3</source>
        <translation>마디 %1/%2: %3</translation>
    </message>
    <message>
        <source>Move node</source>
        <translation>마디 옮기기</translation>
    </message>
    <message>
        <source>Add node</source>
        <translation>마디 더하기</translation>
    </message>
    <message>
        <source>Remove node</source>
        <translation>마디 지우기</translation>
    </message>
    <message>
        <source>Change node width</source>
        <translation>마디 너비 바꾸기</translation>
    </message>
    <message>
        <source>Type values…</source>
        <translation>값 입력…</translation>
    </message>
    <message>
        <source>Back to neutral</source>
        <translation>중립으로</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>더 넓게</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>더 좁게</translation>
    </message>
    <message>
        <source>Add node here</source>
        <translation>여기에 마디 더하기</translation>
    </message>
    <message>
        <source>Remove all nodes of these regions</source>
        <translation>이 영역의 마디 모두 지우기</translation>
    </message>
    <message>
        <source>Flatten curve</source>
        <translation>곡선 펴기</translation>
    </message>
    <message>
        <source>Show the range beyond A and B</source>
        <translation>A와 B 너머의 범위 보기</translation>
    </message>
</context>
<context>
    <name>heterosis::CurvesView</name>
    <message>
        <source>Node&apos;s %1</source>
        <translation>마디의 %1</translation>
    </message>
    <message>
        <source>Curves over the layers</source>
        <translation>층별 곡선</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Node&apos;s layer</source>
        <translation>마디의 층</translation>
    </message>
    <message>
        <source>Node&apos;s width</source>
        <translation>마디의 너비</translation>
    </message>
    <message>
        <source>Layer of the chosen node; −1 is the embedding, the last number the head</source>
        <translation>고른 마디의 층. −1은 임베딩, 마지막 수는 헤드입니다</translation>
    </message>
    <message>
        <source>Reach of the chosen node in layers (wheel over the node, or [ and ])</source>
        <translation>고른 마디가 미치는 층 수 (마디 위에서 휠, 또는 [ 와 ])</translation>
    </message>
    <message>
        <source>Show the range beyond A and B</source>
        <translation>A와 B 너머의 범위 보기</translation>
    </message>
    <message>
        <source>spectrum: all regions</source>
        <translation>스펙트럼: 모든 영역</translation>
    </message>
    <message>
        <source>spectrum: these regions</source>
        <translation>스펙트럼: 이 영역</translation>
    </message>
    <message>
        <source>no spectrum</source>
        <translation>스펙트럼 없음</translation>
    </message>
    <message>
        <source>The parents&apos; distance in each layer</source>
        <translation>층마다 잰 두 부모의 거리</translation>
    </message>
    <message>
        <source>several regions</source>
        <translation>여러 영역</translation>
    </message>
    <message>
        <source>Which regions the nodes belong to</source>
        <translation>마디가 속하는 영역</translation>
    </message>
    <message>
        <source>Regions of the curve</source>
        <translation>곡선의 영역</translation>
    </message>
    <message>
        <source>Spectrum behind the curves</source>
        <translation>곡선 뒤의 스펙트럼</translation>
    </message>
</context>
<context>
    <name>heterosis::DataPage</name>
    <message>
        <source>%1 cannot be learned</source>
        <translation>%1은(는) 학습할 수 없습니다</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 읽는 중…</translation>
    </message>
    <message>
        <source>Drop a data file here</source>
        <translation>데이터 파일을 여기에 놓으세요</translation>
    </message>
    <message>
        <source>Texts, conversations, prompts with completions, preferences: txt, JSONL or CSV. The file is only read. You see every row as the model will, before anything is learned.</source>
        <translation>글, 대화, 프롬프트와 응답, 선호: txt, JSONL, CSV. 파일은 읽기만 합니다. 학습하기 전에 모든 행을 모델이 보는 그대로 봅니다.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Length: half the rows up to %1 tokens, the longest %2</source>
        <translation>길이: 절반은 %1토큰까지, 가장 긴 행은 %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are learned</source>
        <translation>
            <numerusform>%n행을 배웁니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>measured on %n row(s) of the other file</source>
        <translation>
            <numerusform>다른 파일의 %n행으로 잽니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are held back for measuring</source>
        <translation>
            <numerusform>%n행은 재는 데 쓰려고 남겨 둡니다</numerusform>
        </translation>
    </message>
    <message>
        <source>none was set aside</source>
        <translation>제외한 행 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n were set aside</source>
        <translation>
            <numerusform>%n행은 따로 두었습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>no row comes twice</source>
        <translation>겹치는 행 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n say what an earlier row says</source>
        <translation>
            <numerusform>%n행은 앞의 행과 같은 내용입니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>토큰 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>no chat template: turns are plain lines</source>
        <translation>대화 템플릿 없음: 차례마다 한 줄</translation>
    </message>
    <message>
        <source>chat template %1</source>
        <translation>대화 템플릿 %1</translation>
    </message>
    <message>
        <source>%1 rows are longer than %2 tokens and are cut there</source>
        <translation>%1행이 %2토큰보다 길어 거기서 잘립니다</translation>
    </message>
    <message>
        <source>%1 rows are in the file that is measured on too (line %2 there, line %3 here): what is measured will look too good</source>
        <translation>%1행이 측정용 파일에도 있습니다(그쪽 %2번째 줄, 이쪽 %3번째 줄): 측정값이 실제보다 좋아 보입니다</translation>
    </message>
    <message>
        <source>This looks like the public test set %1: whoever learns from it can no longer report on it</source>
        <translation>공개 시험 세트 %1 같습니다: 이것으로 배우면 그 점수를 더는 보고할 수 없습니다</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1번째 줄</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>측정용</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>선택됨</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>liked</source>
        <translation>좋아요</translation>
    </message>
    <message>
        <source>not liked</source>
        <translation>싫어요</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 외 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>learned</source>
        <translation>배움</translation>
    </message>
    <message>
        <source>only read</source>
        <translation>읽기만 함</translation>
    </message>
    <message>
        <source>As the model reads it</source>
        <translation>모델이 읽는 그대로</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Every row can be used</source>
        <translation>모든 행을 쓸 수 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>Set aside: %n row(s)</source>
        <translation>
            <numerusform>따로 둔 행: %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Write an example file</source>
        <translation>예시 파일 쓰기</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Save the list of rows that were set aside</source>
        <translation>제외한 행의 목록 저장</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>텍스트 (*.txt)</translation>
    </message>
    <message>
        <source>Open a data file…</source>
        <translation>데이터 파일 열기…</translation>
    </message>
    <message>
        <source>Write an example file ▾</source>
        <translation>예시 파일 쓰기 ▾</translation>
    </message>
    <message>
        <source>A small file of each shape, to start your own from</source>
        <translation>형식마다 작은 파일 하나: 내 데이터의 출발점</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>목록 저장</translation>
    </message>
    <message>
        <source>Rows as the model reads them</source>
        <translation>모델이 읽는 그대로의 행</translation>
    </message>
    <message>
        <source>Length of the rows</source>
        <translation>행의 길이</translation>
    </message>
</context>
<context>
    <name>heterosis::DifferenceChart</name>
    <message>
        <source>after less before, with the 95 % interval</source>
        <translation>후 − 전, 95 % 구간</translation>
    </message>
</context>
<context>
    <name>heterosis::DiversityChart</name>
    <message>
        <source>generation</source>
        <translation>세대</translation>
    </message>
    <message>
        <source>mean distance of two genomes</source>
        <translation>두 유전체 사이 평균 거리</translation>
    </message>
</context>
<context>
    <name>heterosis::EducationRoom</name>
    <message>
        <source>An example was written to %1. Fill it with your own rows and drop it here.</source>
        <translation>예시를 %1에 썼습니다. 내 행으로 채워 여기에 놓으세요.</translation>
    </message>
    <message>
        <source>original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>the child on the equalizer</source>
        <translation>이퀄라이저의 자식</translation>
    </message>
    <message>
        <source>A run goes on. Its data stays until it has ended; drop the file again then.</source>
        <translation>실행 중입니다. 끝날 때까지 데이터는 그대로입니다. 끝난 뒤 파일을 다시 놓으세요.</translation>
    </message>
    <message>
        <source>The data to learn from</source>
        <translation>배울 데이터</translation>
    </message>
    <message>
        <source>Data (*.txt *.jsonl *.json *.csv *.tsv);;All files (*)</source>
        <translation>데이터 (*.txt *.jsonl *.json *.csv *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a model first: there is nobody to teach.</source>
        <translation>먼저 모델을 여세요: 가르칠 대상이 없습니다.</translation>
    </message>
    <message>
        <source>This kind of run cannot learn from %1.</source>
        <translation>이 종류의 실행은 %1(으)로 배울 수 없습니다.</translation>
    </message>
    <message>
        <source>An adapter needs a model that lies on the disk. Teach all weights, or export the child first.</source>
        <translation>어댑터는 디스크에 있는 모델이 필요합니다. 모든 가중치를 가르치거나 자식을 먼저 내보내세요.</translation>
    </message>
    <message>
        <source>The report %1 is not there any more.</source>
        <translation>보고서 %1이(가) 더는 없습니다.</translation>
    </message>
    <message>
        <source>A run of teaching goes on</source>
        <translation>학습이 진행 중입니다</translation>
    </message>
    <message>
        <source>Closing the window pauses it. What it has learned is saved, and the run is offered to go on when you open the workspace again.</source>
        <translation>창을 닫으면 멈춥니다. 배운 것은 저장되고, 작업 공간을 다시 열면 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose a reward model. A run of the kind Reward model makes one from ranked answers.</source>
        <translation>보상 모델을 고르세요. &apos;보상 모델&apos; 실행이 순위 매긴 답으로 하나를 만듭니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::EducationView</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>Parts of the education room</source>
        <translation>교육 방의 부분</translation>
    </message>
</context>
<context>
    <name>heterosis::EqualizerActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>실행 취소(&amp;U): %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>다시 실행(&amp;R): %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Select &amp;all genes</source>
        <translation>모든 유전자 선택(&amp;A)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>선택 해제(&amp;N)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>&amp;Set values…</source>
        <translation>값 정하기(&amp;S)…</translation>
    </message>
    <message>
        <source>set</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Type the values that all chosen genes get</source>
        <translation>고른 유전자 모두에 줄 값을 입력합니다</translation>
    </message>
    <message>
        <source>Add 0.05</source>
        <translation>0.05 더하기</translation>
    </message>
    <message>
        <source>+ 0.05</source>
        <translation>+ 0.05</translation>
    </message>
    <message>
        <source>Move the chosen genes by 0.05 towards B</source>
        <translation>고른 유전자를 B 쪽으로 0.05 옮깁니다</translation>
    </message>
    <message>
        <source>Subtract 0.05</source>
        <translation>0.05 빼기</translation>
    </message>
    <message>
        <source>− 0.05</source>
        <translation>− 0.05</translation>
    </message>
    <message>
        <source>Move the chosen genes by 0.05 towards A</source>
        <translation>고른 유전자를 A 쪽으로 0.05 옮깁니다</translation>
    </message>
    <message>
        <source>Scale by 1.1</source>
        <translation>1.1배</translation>
    </message>
    <message>
        <source>× 1.1</source>
        <translation>× 1.1</translation>
    </message>
    <message>
        <source>Scale the chosen genes away from the neutral point</source>
        <translation>고른 유전자를 중립점에서 멀어지게 키웁니다</translation>
    </message>
    <message>
        <source>Scale by 1/1.1</source>
        <translation>1/1.1배</translation>
    </message>
    <message>
        <source>÷ 1.1</source>
        <translation>÷ 1.1</translation>
    </message>
    <message>
        <source>Scale the chosen genes towards the neutral point</source>
        <translation>고른 유전자를 중립점 쪽으로 줄입니다</translation>
    </message>
    <message>
        <source>S&amp;mooth along the layers</source>
        <translation>층을 따라 고르게(&amp;M)</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>Average each chosen gene with its neighbours in the same row</source>
        <translation>고른 유전자를 같은 행의 이웃과 평균합니다</translation>
    </message>
    <message>
        <source>M&amp;irror</source>
        <translation>뒤집기(&amp;I)</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>Mirror the chosen genes about the neutral point: A and B change places</source>
        <translation>고른 유전자를 중립점 기준으로 뒤집습니다. A와 B가 자리를 바꿉니다</translation>
    </message>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation>잠그기/풀기(&amp;L)</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>Locked genes are moved by nothing, curves included</source>
        <translation>잠긴 유전자는 곡선으로도 움직이지 않습니다</translation>
    </message>
    <message>
        <source>Reset to &amp;original</source>
        <translation>원본으로 되돌리기(&amp;O)</translation>
    </message>
    <message>
        <source>original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Give the original back</source>
        <translation>원본을 그대로 돌려놓습니다</translation>
    </message>
    <message>
        <source>Reset to A</source>
        <translation>A로 되돌리기</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Reset to B</source>
        <translation>B로 되돌리기</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Reset to &amp;even</source>
        <translation>중간으로 되돌리기(&amp;E)</translation>
    </message>
    <message>
        <source>even</source>
        <translation>중간</translation>
    </message>
    <message>
        <source>Half A, half B, full strength</source>
        <translation>A 절반, B 절반, 강도 1</translation>
    </message>
    <message>
        <source>Reset to &amp;curve</source>
        <translation>곡선으로 되돌리기(&amp;C)</translation>
    </message>
    <message>
        <source>to curve</source>
        <translation>곡선으로</translation>
    </message>
    <message>
        <source>Clear the genes&apos; own offsets</source>
        <translation>유전자마다 더한 오프셋을 지웁니다</translation>
    </message>
    <message>
        <source>O&amp;verview of the gene map</source>
        <translation>유전자 지도 한눈에 보기(&amp;V)</translation>
    </message>
    <message>
        <source>4 × 4</source>
        <translation>4 × 4</translation>
    </message>
    <message>
        <source>Four depth bands by four region groups, or single genes</source>
        <translation>네 깊이 띠와 네 영역 묶음, 또는 유전자 하나하나</translation>
    </message>
    <message>
        <source>&amp;Paint on the gene map</source>
        <translation>유전자 지도에 칠하기(&amp;P)</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>칠하기</translation>
    </message>
    <message>
        <source>Drag over cells to give them the brush&apos;s value (or hold Alt)</source>
        <translation>칸 위로 끌면 붓의 값을 줍니다 (또는 Alt를 누른 채)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>heterosis::EqualizerModel</name>
    <message>
        <source>Move genes</source>
        <translation>유전자 옮기기</translation>
    </message>
    <message>
        <source>Nudge genes</source>
        <translation>유전자 조금 옮기기</translation>
    </message>
    <message>
        <source>Set genes</source>
        <translation>유전자 값 정하기</translation>
    </message>
    <message>
        <source>Paint genes</source>
        <translation>유전자 칠하기</translation>
    </message>
    <message>
        <source>Scale genes</source>
        <translation>유전자 배율 조정</translation>
    </message>
    <message>
        <source>Smooth genes</source>
        <translation>유전자 고르게</translation>
    </message>
    <message>
        <source>Mirror genes</source>
        <translation>유전자 뒤집기</translation>
    </message>
    <message>
        <source>Reset to curve</source>
        <translation>곡선으로 되돌리기</translation>
    </message>
    <message>
        <source>Reset genes</source>
        <translation>유전자 되돌리기</translation>
    </message>
    <message>
        <source>Lock genes</source>
        <translation>유전자 잠그기</translation>
    </message>
    <message>
        <source>Unlock genes</source>
        <translation>유전자 풀기</translation>
    </message>
    <message>
        <source>Shape curve</source>
        <translation>곡선 빚기</translation>
    </message>
    <message>
        <source>Choose operator</source>
        <translation>연산자 고르기</translation>
    </message>
    <message>
        <source>Choose grain</source>
        <translation>단위 고르기</translation>
    </message>
    <message>
        <source>Cross as the others</source>
        <translation>다른 유전자처럼 교차</translation>
    </message>
    <message>
        <source>Choose seed</source>
        <translation>시드 고르기</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 정하기</translation>
    </message>
    <message>
        <source>Set mutation</source>
        <translation>돌연변이 정하기</translation>
    </message>
    <message>
        <source>Set weights</source>
        <translation>가중치 정하기</translation>
    </message>
</context>
<context>
    <name>heterosis::EqualizerView</name>
    <message>
        <source>Gene map</source>
        <translation>유전자 지도</translation>
    </message>
    <message>
        <source>Brush value</source>
        <translation>붓의 값</translation>
    </message>
    <message>
        <source>What the brush paints</source>
        <translation>붓이 칠하는 값</translation>
    </message>
</context>
<context>
    <name>heterosis::ExportDialog</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n초 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n분 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>경로 복사</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Export the child</source>
        <translation>자식 내보내기</translation>
    </message>
    <message>
        <source>as in A (%1)</source>
        <translation>A와 같게 (%1)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>수 형식</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>파일 최대 크기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>공간</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>약 %1</translation>
    </message>
    <message>
        <source>; %1 are free there</source>
        <translation>, 그곳의 여유 공간 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message numerus="yes">
        <source>Written: %1, %n file(s), %2.</source>
        <translation>
            <numerusform>저장했습니다: %1, 파일 %n개, %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>취소했습니다. 아무것도 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>Choose where the export goes</source>
        <translation>내보낼 위치 고르기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 쓰기</translation>
    </message>
    <message>
        <source>Hugging Face folder</source>
        <translation>Hugging Face 폴더</translation>
    </message>
    <message>
        <source>One safetensors file: the weights alone</source>
        <translation>safetensors 파일 하나: 가중치만</translation>
    </message>
    <message>
        <source>GGUF file for llama.cpp</source>
        <translation>llama.cpp용 GGUF 파일</translation>
    </message>
    <message>
        <source>LoRA adapter (PEFT)</source>
        <translation>LoRA 어댑터(PEFT)</translation>
    </message>
    <message>
        <source>The adapter holds the child&apos;s difference from %1. A higher rank leaves less of it out and makes a larger file.</source>
        <translation>어댑터는 자식과 %1의 차이를 담습니다. 랭크가 높을수록 빠지는 부분이 적고 파일이 커집니다.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>New file</source>
        <translation>새 파일</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>랭크</translation>
    </message>
    <message>
        <source>a small part of %1</source>
        <translation>%1의 작은 일부</translation>
    </message>
    <message>
        <source>At this rank %1 % of the child&apos;s difference is left out.</source>
        <translation>이 랭크에서는 자식의 차이 가운데 %1 %가 빠집니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::FilePick</name>
    <message>
        <source>Take the file away</source>
        <translation>파일 빼기</translation>
    </message>
</context>
<context>
    <name>heterosis::FirstStepsDialog</name>
    <message>
        <source>First steps</source>
        <translation>첫걸음</translation>
    </message>
    <message>
        <source>Shape a child in five steps</source>
        <translation>다섯 단계로 자식 빚기</translation>
    </message>
    <message>
        <source>&lt;b&gt;Listen.&lt;/b&gt; Below, the original, A, the child and B answer one prompt with the same seed. Words of the child that differ from A are marked.</source>
        <translation>&lt;b&gt;들어 보세요.&lt;/b&gt; 아래에서 원본, A, 자식, B가 같은 시드로 한 프롬프트에 답합니다. 자식의 말 가운데 A와 다른 낱말에 표시가 됩니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Drag the point on the pad.&lt;/b&gt; To the right the child takes more from B; upward its departure from the original grows. On the demo family, try the middle at strength 1.7: one child speaks both parents&apos; manners.</source>
        <translation>&lt;b&gt;패드의 점을 끌어 보세요.&lt;/b&gt; 오른쪽으로 가면 B를 더 물려받고, 위로 가면 원본에서 더 멀어집니다. 데모 가족에서는 가운데, 강도 1.7을 해 보세요. 한 자식이 두 부모의 예절을 모두 말합니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Choose genes on the map.&lt;/b&gt; Drag over cells, or click a row or a column; the pad then moves only these. One key goes from the 4 × 4 overview down to single genes.</source>
        <translation>&lt;b&gt;지도에서 유전자를 고르세요.&lt;/b&gt; 칸 위로 끌거나 행이나 열을 누르면 패드는 그 유전자만 움직입니다. 키 하나로 4 × 4 보기에서 유전자 하나하나로 내려갑니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Bend a curve.&lt;/b&gt; A node moves its region over the layers; the wheel makes it wider or narrower. The bars behind show where the parents lie apart.</source>
        <translation>&lt;b&gt;곡선을 구부리세요.&lt;/b&gt; 마디는 그 영역을 층을 따라 움직이고, 휠은 너비를 바꿉니다. 뒤의 막대는 두 부모가 어디에서 다른지 보여 줍니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Keep the child.&lt;/b&gt; Save the recipe (a few KB), or export a checkpoint that other programs load. The parents&apos; files are never written.</source>
        <translation>&lt;b&gt;자식을 남기세요.&lt;/b&gt; 레시피(몇 KB)를 저장하거나, 다른 프로그램이 읽는 체크포인트로 내보내세요. 부모의 파일은 절대 고치지 않습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>heterosis::FitnessChart</name>
    <message>
        <source>middle half</source>
        <translation>가운데 절반</translation>
    </message>
    <message>
        <source>median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>best</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>세대</translation>
    </message>
    <message>
        <source>fitness</source>
        <translation>적합도</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>heterosis::FrontChart</name>
    <message>
        <source>children</source>
        <translation>자식</translation>
    </message>
    <message>
        <source>nobody beats them in both</source>
        <translation>둘 다 이기는 자식이 없음</translation>
    </message>
    <message>
        <source>parents and original</source>
        <translation>부모와 원본</translation>
    </message>
    <message>
        <source>%1 (less is better)</source>
        <translation>%1 (작을수록 좋음)</translation>
    </message>
    <message>
        <source>%1 (more is better)</source>
        <translation>%1 (클수록 좋음)</translation>
    </message>
</context>
<context>
    <name>heterosis::GeneChart</name>
    <message>
        <source>No generation has been judged yet</source>
        <translation>아직 심사한 세대가 없습니다</translation>
    </message>
    <message>
        <source>%1
mean ratio %2, strength %3
%4 of %5 of the fittest lean to B</source>
        <translation>%1
평균 비율 %2, 강도 %3
적합도가 높은 %5개 중 %4개가 B 쪽입니다</translation>
    </message>
    <message>
        <source>%1
mean shares %2, strength %3</source>
        <translation>%1
평균 몫 %2, 강도 %3</translation>
    </message>
</context>
<context>
    <name>heterosis::GeneGrid</name>
    <message>
        <source>embed</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
</context>
<context>
    <name>heterosis::GeneMap</name>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>  ↕ %1</source>
        <translation>  ↕ %1</translation>
    </message>
    <message>
        <source>embed</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>layers %1–%2</source>
        <translation>%1–%2층</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open two parents to see their genes</source>
        <translation>두 부모를 열면 유전자가 보입니다</translation>
    </message>
    <message>
        <source>Gene map</source>
        <translation>유전자 지도</translation>
    </message>
    <message>
        <source>Paint genes</source>
        <translation>유전자 칠하기</translation>
    </message>
    <message>
        <source>Nudge genes</source>
        <translation>유전자 조금 옮기기</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>heterosis::JudgeTable</name>
    <message>
        <source>How much this judge counts in the fitness</source>
        <translation>이 심사가 적합도에서 차지하는 무게</translation>
    </message>
    <message>
        <source>↑ more is better, ↓ less is better</source>
        <translation>↑ 클수록 좋음, ↓ 작을수록 좋음</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>The data that this judge asks about</source>
        <translation>이 심사가 묻는 데이터</translation>
    </message>
    <message>
        <source>Data for the judge</source>
        <translation>심사에 쓸 데이터</translation>
    </message>
    <message>
        <source>Data (*.jsonl *.json *.txt *.csv *.tsv);;All files (*)</source>
        <translation>데이터 (*.jsonl *.json *.txt *.csv *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>심사</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>무게</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>Add a judge ▾</source>
        <translation>심사 추가 ▾</translation>
    </message>
    <message>
        <source>Who says how good a child is</source>
        <translation>자식이 얼마나 좋은지 말해 줄 심사</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Take the chosen judge out</source>
        <translation>고른 심사를 뺍니다</translation>
    </message>
    <message>
        <source>A program as judge</source>
        <translation>프로그램으로 심사</translation>
    </message>
    <message>
        <source>Program and arguments; it is given answers and writes a number a line:</source>
        <translation>프로그램과 인자. 답을 받아 한 줄에 수 하나씩 씁니다:</translation>
    </message>
</context>
<context>
    <name>heterosis::LengthChart</name>
    <message>
        <source>tokens of a row</source>
        <translation>행의 토큰 수</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
</context>
<context>
    <name>heterosis::LessonForm</name>
    <message>
        <source>Learner</source>
        <translation>배우는 모델</translation>
    </message>
    <message>
        <source>Which model is taught. It stays as it is: what it becomes is a new individual of the studbook</source>
        <translation>어느 모델을 가르치는지. 그 모델은 그대로 남고, 배운 결과는 혈통서의 새 개체가 됩니다</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>What it learns from: txt, JSONL or CSV. A file that is dropped on the room is taken too</source>
        <translation>무엇으로 배우는지: txt, JSONL, CSV. 방에 놓은 파일도 받습니다</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>What learning means</source>
        <translation>배움의 뜻</translation>
    </message>
    <message>
        <source>Rewarded by</source>
        <translation>보상</translation>
    </message>
    <message>
        <source>A norm suite whose prompts are answered and whose patterns reward; the half of it that is practised on, the other is for measuring</source>
        <translation>프롬프트에 답하고 패턴으로 보상하는 규범 모음. 절반으로 연습하고 나머지는 측정에 씁니다</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Which numbers learn: all, each gene as fast as the equalizer says, or a small adapter beside them</source>
        <translation>어떤 수가 배우는지: 모두, 이퀄라이저가 정한 빠르기로 유전자마다, 또는 곁에 붙인 작은 어댑터</translation>
    </message>
    <message>
        <source>The strength of a gene on the equalizer multiplies its learning rate: 0 is frozen, 2 learns twice as fast</source>
        <translation>이퀄라이저에서 유전자의 강도가 학습률에 곱해집니다: 0은 고정, 2는 두 배 빠르게</translation>
    </message>
    <message>
        <source>Rank, alpha</source>
        <translation>랭크, 알파</translation>
    </message>
    <message>
        <source>How wide the adapter is, and how loud: its effect is scaled by alpha over rank (rsLoRA: over its root)</source>
        <translation>어댑터의 폭과 크기: 효과에 알파/랭크를 곱합니다(rsLoRA는 알파/√랭크)</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>분량</translation>
    </message>
    <message>
        <source>How often all rows are learned, or how many steps</source>
        <translation>모든 행을 몇 번 배우는지, 또는 몇 스텝인지</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>The learning rate after the warm-up, and how it falls</source>
        <translation>예열 뒤의 학습률과 그것이 줄어드는 모양</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>예열</translation>
    </message>
    <message>
        <source>Steps in which the rate grows to its height</source>
        <translation>학습률이 오르는 스텝 수</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Rows that go through the model at once</source>
        <translation>한 번에 모델을 지나는 행</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Tokens of a row at most; what is longer is cut</source>
        <translation>행의 최대 토큰 수. 더 긴 것은 잘립니다</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>측정 대상</translation>
    </message>
    <message>
        <source>Rows that are not learned, to see whether it learned more than the rows by heart</source>
        <translation>배우지 않는 행. 행을 외운 것 이상을 배웠는지 봅니다</translation>
    </message>
    <message>
        <source>The file that is measured on</source>
        <translation>측정에 쓰는 파일</translation>
    </message>
    <message>
        <source>General text</source>
        <translation>일반 글</translation>
    </message>
    <message>
        <source>A text of another kind: what it costs there says what was forgotten</source>
        <translation>다른 종류의 글: 여기서 잃은 만큼이 잊은 것입니다</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Draws the held-back rows and the order; the same seed gives the same weights</source>
        <translation>측정용 행과 순서를 뽑습니다. 같은 시드는 같은 가중치를 냅니다</translation>
    </message>
    <message>
        <source>Loss on</source>
        <translation>손실 대상</translation>
    </message>
    <message>
        <source>Only what the assistant says, or every token of a conversation</source>
        <translation>어시스턴트의 말만, 또는 대화의 모든 토큰</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>베타</translation>
    </message>
    <message>
        <source>How short the leash to the original is: larger stays nearer</source>
        <translation>원래 모델에 묶은 줄의 길이: 클수록 가까이 머뭅니다</translation>
    </message>
    <message>
        <source>Leash</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>What a nat away from the original costs of the reward</source>
        <translation>원래 모델에서 1내트 멀어질 때 보상에서 빼는 값</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Share of the adapter&apos;s inputs that are dropped while it learns</source>
        <translation>배우는 동안 버리는 어댑터 입력의 비율</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>누적</translation>
    </message>
    <message>
        <source>Batches whose gradients are summed to one step: a larger batch with the memory of a small one</source>
        <translation>기울기를 모아 한 스텝으로 삼는 배치 수: 작은 배치의 메모리로 큰 배치를</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Pulls matrices toward zero</source>
        <translation>행렬을 0 쪽으로 당깁니다</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Gradients are cut to this length; 0: never</source>
        <translation>기울기를 이 길이로 자릅니다. 0: 자르지 않음</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>bfloat16 reads half the memory; the values that learn stay in float32 behind it</source>
        <translation>bfloat16은 메모리를 절반만 읽습니다. 배우는 값은 뒤에서 float32로 남습니다</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>Measurements of the held-back rows without a gain after which the run ends early; 0: never</source>
        <translation>나아지지 않은 측정이 이만큼 이어지면 일찍 끝냅니다. 0: 끝까지</translation>
    </message>
    <message>
        <source>Saved every</source>
        <translation>저장 간격</translation>
    </message>
    <message>
        <source>A crash or kill loses at most this much</source>
        <translation>꺼지거나 죽어도 잃는 것은 이만큼까지</translation>
    </message>
    <message>
        <source>Batches are filled with whole rows up to batch times length; rows never see each other</source>
        <translation>배치 × 길이까지 온전한 행으로 배치를 채웁니다. 행끼리는 서로 보지 않습니다</translation>
    </message>
    <message>
        <source>Computes activations again on the way back: much less memory, a third more time</source>
        <translation>되돌아올 때 활성값을 다시 계산합니다: 메모리는 훨씬 적게, 시간은 3분의 1 더</translation>
    </message>
    <message>
        <source>%1 of %2 genes are frozen, the fastest learns %3 times as fast</source>
        <translation>%2개 유전자 가운데 %1개 고정, 가장 빠른 것은 %3배로 배웁니다</translation>
    </message>
    <message>
        <source>Data (*.txt *.jsonl *.json *.csv *.tsv);;All files (*)</source>
        <translation>데이터 (*.txt *.jsonl *.json *.csv *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Drop or choose a file…</source>
        <translation>파일을 놓거나 고르세요…</translation>
    </message>
    <message>
        <source>The data to learn from</source>
        <translation>배울 데이터</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>The data to measure on</source>
        <translation>측정할 데이터</translation>
    </message>
    <message>
        <source>None: forgetting is not seen</source>
        <translation>없음: 잊음을 보지 못합니다</translation>
    </message>
    <message>
        <source>A general text</source>
        <translation>일반 글</translation>
    </message>
    <message>
        <source>Choose a norm suite…</source>
        <translation>규범 모음 고르기…</translation>
    </message>
    <message>
        <source>The norm suite that rewards</source>
        <translation>보상하는 규범 모음</translation>
    </message>
    <message>
        <source>a share</source>
        <translation>일부</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>answers only</source>
        <translation>답만</translation>
    </message>
    <message>
        <source>every token</source>
        <translation>모든 토큰</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> 스텝</translation>
    </message>
    <message>
        <source> rows</source>
        <translation> 행</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 토큰</translation>
    </message>
    <message>
        <source>as the model allows</source>
        <translation>모델이 허용하는 만큼</translation>
    </message>
    <message>
        <source>half </source>
        <translation>절반 </translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 분</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>끝까지</translation>
    </message>
    <message>
        <source>Pack short rows together</source>
        <translation>짧은 행을 함께 묶기</translation>
    </message>
    <message>
        <source>Less memory, more time</source>
        <translation>메모리는 적게, 시간은 더</translation>
    </message>
    <message>
        <source>Share that is held back</source>
        <translation>남겨 두는 비율</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>Unit of the pace</source>
        <translation>분량의 단위</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>Half of the norm suite</source>
        <translation>규범 모음의 절반</translation>
    </message>
    <message>
        <source>What says how good an answer is: the patterns of a norm suite, or a model that was taught to rate</source>
        <translation>답이 얼마나 좋은지 정하는 것: 규범 모음의 패턴, 또는 평가를 배운 모델</translation>
    </message>
    <message>
        <source>Norm suite</source>
        <translation>규범 모음</translation>
    </message>
    <message>
        <source>Reward model</source>
        <translation>보상 모델</translation>
    </message>
    <message>
        <source>What a run of the kind Reward model left. It rates answers to the prompts of the data</source>
        <translation>&apos;보상 모델&apos; 실행이 남긴 모델. 데이터의 프롬프트에 대한 답을 평가합니다</translation>
    </message>
    <message>
        <source>Measuring file</source>
        <translation>측정 파일</translation>
    </message>
    <message>
        <source>Manners</source>
        <translation>예절</translation>
    </message>
    <message>
        <source>A norm suite that nothing is learned from: the proof asks it before and after. The half of it that is asked</source>
        <translation>배우는 데 쓰지 않는 규범 모음: 증명에서 전과 후에 묻습니다. 그중 묻는 절반</translation>
    </message>
    <message>
        <source>Keep likely</source>
        <translation>원하는 답 지키기</translation>
    </message>
    <message>
        <source>How much the likelihood of the wanted answers counts beside the comparison (RPO). Without it, wanted answers may get less likely too; 1 is a good beginning</source>
        <translation>비교와 함께 원하는 답의 확률을 얼마나 중시할지(RPO). 이것이 없으면 원하는 답의 확률도 떨어질 수 있습니다. 1로 시작하면 좋습니다</translation>
    </message>
    <message>
        <source>a folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>A model that was taught to rate</source>
        <translation>평가를 배운 모델</translation>
    </message>
    <message>
        <source>No norm suite</source>
        <translation>규범 모음 없음</translation>
    </message>
    <message>
        <source>A norm suite for the proof</source>
        <translation>증명에 쓸 규범 모음</translation>
    </message>
    <message>
        <source>a norm suite</source>
        <translation>규범 모음</translation>
    </message>
    <message>
        <source>a reward model</source>
        <translation>보상 모델</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>안 함</translation>
    </message>
</context>
<context>
    <name>heterosis::LineageChart</name>
    <message>
        <source>founders</source>
        <translation>시조</translation>
    </message>
    <message>
        <source>gen %1</source>
        <translation>%1세대</translation>
    </message>
    <message>
        <source>Nobody is in the studbook yet</source>
        <translation>혈통서에 아직 아무도 없습니다</translation>
    </message>
</context>
<context>
    <name>heterosis::ListeningView</name>
    <message>
        <source>Listening</source>
        <translation>듣기</translation>
    </message>
    <message>
        <source>Write a prompt: all four answer it with the same seed</source>
        <translation>프롬프트를 쓰세요. 넷이 같은 시드로 답합니다</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Enter speaks, Shift+Enter starts a new line</source>
        <translation>Enter는 말하기, Shift+Enter는 줄 바꿈</translation>
    </message>
    <message>
        <source>Examples ▾</source>
        <translation>예시 ▾</translation>
    </message>
    <message>
        <source>Prompts that show what the demo family learned</source>
        <translation>데모 가족이 무엇을 배웠는지 보여 주는 프롬프트</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Write a prompt for your preview command</source>
        <translation>미리보기 명령에 줄 프롬프트를 쓰십시오</translation>
    </message>
    <message>
        <source>Write a text with [MASK], or sentences to compare, one a line</source>
        <translation>[MASK]가 든 글이나, 견줄 문장을 한 줄에 하나씩 적으세요</translation>
    </message>
</context>
<context>
    <name>heterosis::LongRunPanel</name>
    <message>
        <source>Open the settings of a run</source>
        <translation>실행 설정 열기</translation>
    </message>
    <message>
        <source>Runs (*.json)</source>
        <translation>실행 (*.json)</translation>
    </message>
    <message>
        <source>Save the settings of the run</source>
        <translation>실행 설정 저장</translation>
    </message>
    <message>
        <source>This workspace is open for reading only: another window or program writes to it. %1</source>
        <translation>이 작업 폴더는 읽기 전용으로 열렸습니다: 다른 창이나 프로그램이 쓰고 있습니다. %1</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>작업 폴더</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어 하기</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source> (reading only)</source>
        <translation> (읽기 전용)</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>작업 폴더</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Choose the workspace</source>
        <translation>작업 공간 고르기</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Take the settings from a RUN.json</source>
        <translation>RUN.json에서 설정을 가져옵니다</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>A paused run goes on where it stopped, also after the window was closed</source>
        <translation>멈춘 실행은 창을 닫은 뒤에도 멈춘 곳부터 이어집니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>실행의 진행</translation>
    </message>
</context>
<context>
    <name>heterosis::MainWindow</name>
    <message>
        <source>%1 of memory, %2 free</source>
        <translation>메모리 %1, 여유 %2</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>여는 중</translation>
    </message>
    <message>
        <source>the child speaks</source>
        <translation>자식이 말하는 중</translation>
    </message>
    <message>
        <source>the parents speak</source>
        <translation>부모가 말하는 중</translation>
    </message>
    <message>
        <source>measuring the parents&apos; distance</source>
        <translation>두 부모의 거리를 재는 중</translation>
    </message>
    <message>
        <source>taking the SHA-256</source>
        <translation>SHA-256을 구하는 중</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>내보내는 중</translation>
    </message>
    <message>
        <source>engine idle</source>
        <translation>엔진 쉬는 중</translation>
    </message>
    <message>
        <source>engine busy</source>
        <translation>엔진 일하는 중</translation>
    </message>
    <message>
        <source>engine: %1</source>
        <translation>엔진: %1</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open parents…</source>
        <translation>부모 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 항목 열기(&amp;R)</translation>
    </message>
    <message>
        <source>Open the &amp;demo family</source>
        <translation>데모 가족 열기(&amp;D)</translation>
    </message>
    <message>
        <source>Open re&amp;cipe…</source>
        <translation>레시피 열기(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <translation>레시피 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export child…</source>
        <translation>자식 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>색(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>배치 되돌리기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>첫걸음(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About Heterosis</source>
        <translation>Heterosis 정보(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템 설정대로(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>언어 바꾸기</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>목록 지우기</translation>
    </message>
    <message>
        <source>Open recipe</source>
        <translation>레시피 열기</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>레시피 (*.json)</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>레시피 저장</translation>
    </message>
    <message>
        <source>The recipe was made with other weights: its SHA-256 is %1, the file&apos;s is %2. The child will differ.</source>
        <translation>레시피를 만들 때와 가중치가 다릅니다. 레시피의 SHA-256은 %1, 파일은 %2입니다. 자식이 달라집니다.</translation>
    </message>
    <message>
        <source>examining the numbers</source>
        <translation>수 살피기</translation>
    </message>
    <message>
        <source>your preview command</source>
        <translation>미리보기 명령</translation>
    </message>
    <message>
        <source>Save recipe as &amp;mergekit YAML…</source>
        <translation>mergekit YAML로 레시피 저장(&amp;M)…</translation>
    </message>
    <message>
        <source>The recipe in &amp;words…</source>
        <translation>말로 쓴 레시피(&amp;W)…</translation>
    </message>
    <message>
        <source>Save recipe as mergekit YAML</source>
        <translation>mergekit YAML로 레시피 저장</translation>
    </message>
    <message>
        <source>mergekit files (*.yml *.yaml)</source>
        <translation>mergekit 파일 (*.yml *.yaml)</translation>
    </message>
    <message>
        <source>&amp;Shape a child</source>
        <translation>자식 빚기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Breed generations</source>
        <translation>세대 기르기(&amp;B)</translation>
    </message>
    <message>
        <source>looking where the data pulls</source>
        <translation>데이터가 끄는 쪽 보는 중</translation>
    </message>
    <message>
        <source>tuning</source>
        <translation>튜닝 중</translation>
    </message>
    <message>
        <source>teaching</source>
        <translation>가르치는 중</translation>
    </message>
    <message>
        <source>reading the data</source>
        <translation>데이터 읽는 중</translation>
    </message>
    <message>
        <source>&amp;Add a parent…</source>
        <translation>부모 더하기(&amp;A)…</translation>
    </message>
    <message>
        <source>Open &amp;data to learn from…</source>
        <translation>배울 데이터 열기(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Educate a model</source>
        <translation>모델 교육(&amp;E)</translation>
    </message>
    <message>
        <source>Statistics of parent %1</source>
        <translation>부모 %1의 통계</translation>
    </message>
    <message>
        <source>Statistics (*.safetensors)</source>
        <translation>통계 (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>heterosis::MessageBar</name>
    <message>
        <source>Hide this message</source>
        <translation>이 알림 숨기기</translation>
    </message>
</context>
<context>
    <name>heterosis::ModelRow</name>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>On this machine ▾</source>
        <translation>이 컴퓨터의 모델 ▾</translation>
    </message>
    <message>
        <source>The demo family and models of the local Hugging Face cache</source>
        <translation>데모 가족과 로컬 Hugging Face 캐시의 모델</translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation>모델 폴더를 고르세요</translation>
    </message>
</context>
<context>
    <name>heterosis::OpenDialog</name>
    <message>
        <source>Open parents</source>
        <translation>부모 열기</translation>
    </message>
    <message>
        <source>Parent A</source>
        <translation>부모 A</translation>
    </message>
    <message>
        <source>Parent B</source>
        <translation>부모 B</translation>
    </message>
    <message>
        <source>Optional: without it, A is scaled alone</source>
        <translation>선택 사항: 없으면 A만 조절합니다</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Optional: the common ancestor</source>
        <translation>선택 사항: 두 부모의 공통 조상</translation>
    </message>
    <message>
        <source>Swap the parents: A becomes B</source>
        <translation>부모 맞바꾸기: A가 B가 됩니다</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Reading the headers…</source>
        <translation>헤더를 읽는 중…</translation>
    </message>
    <message>
        <source>The parents fit each other.</source>
        <translation>두 부모가 서로 맞습니다.</translation>
    </message>
    <message>
        <source>This model can be opened.</source>
        <translation>열 수 있는 모델입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n layer(s) · width %2 · %3 genes</source>
        <translation>
            <numerusform>%1 · %n층 · 너비 %2 · 유전자 %3개</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening takes %1 of memory; %2 are free. It computes on %3 in %4.</source>
        <translation>여는 데 메모리 %1이(가) 들고, %2의 여유가 있습니다. %3에서 %4(으)로 계산합니다.</translation>
    </message>
    <message>
        <source>That is more than is free: the machine may become very slow.</source>
        <translation>여유보다 많습니다. 컴퓨터가 매우 느려질 수 있습니다.</translation>
    </message>
    <message>
        <source>Without a tokenizer the models cannot speak here; they can be shaped and exported.</source>
        <translation>토크나이저가 없어 여기에서 말할 수는 없지만, 빚고 내보낼 수는 있습니다.</translation>
    </message>
    <message>
        <source>A folder with config.json and safetensors, or MODEL+ADAPTER</source>
        <translation>config.json과 safetensors가 있는 폴더, 또는 모델+어댑터</translation>
    </message>
    <message>
        <source>Blend the body and keep A&apos;s embeddings</source>
        <translation>몸통만 섞고 A의 임베딩 유지</translation>
    </message>
    <message>
        <source>Embedding and head stay those of A, whatever the equalizer says; everything else is crossed</source>
        <translation>이퀄라이저와 상관없이 임베딩과 헤드는 A의 것으로 두고 나머지만 교배합니다</translation>
    </message>
    <message>
        <source>The parents fit each other, but for their tokens.</source>
        <translation>부모가 토큰만 빼고 서로 맞습니다.</translation>
    </message>
    <message>
        <source>They can be shaped and exported.</source>
        <translation>빚고 내보낼 수는 있습니다.</translation>
    </message>
    <message>
        <source>Add a parent</source>
        <translation>부모 더하기</translation>
    </message>
    <message>
        <source>A line for a third parent, and further ones: A to H</source>
        <translation>셋째 부모부터 넣을 줄: A부터 H까지</translation>
    </message>
    <message>
        <source>Parent %1</source>
        <translation>부모 %1</translation>
    </message>
    <message>
        <source>Optional: a further parent</source>
        <translation>선택: 또 다른 부모</translation>
    </message>
</context>
<context>
    <name>heterosis::PadPanel</name>
    <message>
        <source>No genes yet</source>
        <translation>아직 유전자 없음</translation>
    </message>
    <message>
        <source>All %1 genes</source>
        <translation>유전자 %1개 모두</translation>
    </message>
    <message>
        <source>%1 genes selected</source>
        <translation>유전자 %1개 선택</translation>
    </message>
    <message>
        <source>Locked: nothing moves them</source>
        <translation>잠김: 움직이지 않습니다</translation>
    </message>
    <message>
        <source>%1 of them locked</source>
        <translation>그중 %1개 잠김</translation>
    </message>
    <message>
        <source>reset ▾</source>
        <translation>되돌리기 ▾</translation>
    </message>
    <message>
        <source>Reset the chosen genes, or all where none is chosen</source>
        <translation>고른 유전자를, 없으면 모두 되돌립니다</translation>
    </message>
    <message>
        <source>Move genes</source>
        <translation>유전자 옮기기</translation>
    </message>
    <message>
        <source>weight of %1</source>
        <translation>%1의 가중치</translation>
    </message>
    <message>
        <source>The share of parent %1; the others share the rest as they did</source>
        <translation>부모 %1의 몫. 나머지는 다른 부모들이 하던 대로 나눕니다</translation>
    </message>
</context>
<context>
    <name>heterosis::ParallelChart</name>
    <message>
        <source>generation</source>
        <translation>세대</translation>
    </message>
    <message>
        <source>fitness</source>
        <translation>적합도</translation>
    </message>
    <message>
        <source>No generation has been judged yet</source>
        <translation>아직 심사한 세대가 없습니다</translation>
    </message>
</context>
<context>
    <name>heterosis::ParentCard</name>
    <message numerus="yes">
        <source>%1
%n layer(s), width %2, %3 heads, context %4, vocabulary %5</source>
        <translation>
            <numerusform>%1
%n층, 너비 %2, 헤드 %3개, 컨텍스트 %4, 어휘 %5</numerusform>
        </translation>
    </message>
    <message>
        <source>SHA-256 …</source>
        <translation>SHA-256 …</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>Read-only, memory-mapped: the files of this model are never written.</source>
        <translation>읽기 전용, 메모리 맵: 이 모델의 파일은 절대 고치지 않습니다.</translation>
    </message>
    <message>
        <source>The SHA-256 is being computed.</source>
        <translation>SHA-256을 구하는 중입니다.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>외 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>examining the numbers: %1 %</source>
        <translation>수를 살피는 중: %1 %</translation>
    </message>
    <message>
        <source>More of parent %1</source>
        <translation>부모 %1 더 보기</translation>
    </message>
    <message>
        <source>Use statistics over your data…</source>
        <translation>내 데이터의 통계 쓰기…</translation>
    </message>
    <message>
        <source>A file that heterosis-cli analyse --statistics wrote: for the operators fisher and regmean</source>
        <translation>heterosis-cli analyse --statistics가 쓴 파일. 연산자 fisher와 regmean에 쓰입니다</translation>
    </message>
    <message>
        <source>Leave its statistics out</source>
        <translation>통계 빼기</translation>
    </message>
    <message>
        <source>Take parent %1 out</source>
        <translation>부모 %1 빼기</translation>
    </message>
    <message>
        <source>Its share goes to the others; its files stay where they are</source>
        <translation>그 몫은 나머지 부모에게 갑니다. 파일은 그대로 있습니다</translation>
    </message>
    <message>
        <source>%1 ✓</source>
        <translation>%1 ✓</translation>
    </message>
</context>
<context>
    <name>heterosis::ParentsPanel</name>
    <message>
        <source>Parents</source>
        <translation>부모</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Open one model, or two parents and their original</source>
        <translation>모델 하나, 또는 두 부모와 원본을 엽니다</translation>
    </message>
    <message>
        <source>Swap the parents: A becomes B</source>
        <translation>부모 맞바꾸기: A가 B가 됩니다</translation>
    </message>
    <message>
        <source>Open a model folder, or drop one or two on the window.</source>
        <translation>모델 폴더를 열거나, 하나나 둘을 창에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>One model is open: each gene&apos;s contribution is scaled. Open a second one to cross the two.</source>
        <translation>모델 하나가 열려 있어 유전자마다 기여도를 조절합니다. 하나 더 열면 둘을 교배할 수 있습니다.</translation>
    </message>
    <message>
        <source>No original is given: the child falls back to A, and the height of the pad is the density of rows.</source>
        <translation>원본이 없어 자식은 A를 바탕으로 하고, 패드의 높이는 행의 밀도입니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The tokenizers differ: embedding and head stay those of A.</source>
        <translation>토크나이저가 다릅니다. 임베딩과 헤드는 A의 것을 유지합니다.</translation>
    </message>
    <message>
        <source>Add a parent</source>
        <translation>부모 더하기</translation>
    </message>
    <message>
        <source>Add a parent: it has no share of the child until you move the point towards it</source>
        <translation>부모를 더합니다. 점을 그쪽으로 옮기기 전에는 자식에 몫이 없습니다</translation>
    </message>
    <message>
        <source>Add a parent to cross this one with</source>
        <translation>이 모델과 교배할 부모를 더합니다</translation>
    </message>
</context>
<context>
    <name>heterosis::ProblemsTable</name>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>무엇이 잘못되었나</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>어떻게 하나</translation>
    </message>
    <message>
        <source>Rows that were set aside</source>
        <translation>제외한 행</translation>
    </message>
</context>
<context>
    <name>heterosis::ProofPage</name>
    <message>
        <source>No run has come to its end yet. Its proof of learning will stand here.</source>
        <translation>끝난 실행이 아직 없습니다. 배움의 증명이 여기에 놓입니다.</translation>
    </message>
    <message>
        <source>This run&apos;s report cannot be read.</source>
        <translation>이 실행의 보고서를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing could be measured.</source>
        <translation>측정할 수 있는 것이 없었습니다.</translation>
    </message>
    <message>
        <source>✓ It learned: on %1 the %2 went from %3 to %4, and the interval excludes chance.</source>
        <translation>✓ 배웠습니다: %1에서 %2이(가) %3에서 %4(으)로 바뀌었고, 구간이 우연을 배제합니다.</translation>
    </message>
    <message>
        <source>✗ It became worse: on %1 the %2 went from %3 to %4.</source>
        <translation>✗ 나빠졌습니다: %1에서 %2이(가) %3에서 %4(으)로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>It is not certain that it learned: on %1 the %2 went from %3 to %4, and the interval holds zero.</source>
        <translation>배웠다고 확신할 수 없습니다: %1에서 %2이(가) %3에서 %4(으)로 바뀌었지만, 구간에 0이 들어 있습니다.</translation>
    </message>
    <message>
        <source>Forgetting was not measured: the run names no general text.</source>
        <translation>잊음은 측정하지 않았습니다: 실행에 일반 글이 없습니다.</translation>
    </message>
    <message>
        <source>⚠ It forgot: the loss on general text rose by %1, and the interval excludes chance.</source>
        <translation>⚠ 잊었습니다: 일반 글의 손실이 %1 올랐고, 구간이 우연을 배제합니다.</translation>
    </message>
    <message>
        <source>Nothing was forgotten: the loss on general text fell too, by %1.</source>
        <translation>잊은 것이 없습니다: 일반 글의 손실도 %1 내렸습니다.</translation>
    </message>
    <message>
        <source>No forgetting is seen: the loss on general text changed by %1, and the interval holds zero.</source>
        <translation>잊음이 보이지 않습니다: 일반 글의 손실이 %1 바뀌었고, 구간에 0이 들어 있습니다.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Whose proof is shown</source>
        <translation>어느 실행의 증명인지</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>보고서 열기</translation>
    </message>
    <message>
        <source>The whole report as a page in the browser</source>
        <translation>보고서 전체를 브라우저에서 봅니다</translation>
    </message>
    <message>
        <source>On the equalizer</source>
        <translation>이퀄라이저로</translation>
    </message>
    <message>
        <source>The taught child against what it was: strength is how much of the education is kept</source>
        <translation>가르친 자식을 배우기 전과 견줍니다: 강도는 배운 것을 얼마나 간직하는지입니다</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>전과 후</translation>
    </message>
    <message>
        <source>The same prompts, answered by both</source>
        <translation>같은 프롬프트에 둘이 답한 것</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>척도</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>After</source>
        <translation>후</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 구간</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>자식</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>바뀐 것</translation>
    </message>
    <message>
        <source>What changed in the weights, in percent</source>
        <translation>가중치에서 바뀐 것(%)</translation>
    </message>
    <message>
        <source>What changed in the weights</source>
        <translation>가중치에서 바뀐 것</translation>
    </message>
</context>
<context>
    <name>heterosis::RecipeView</name>
    <message>
        <source>The recipe in words</source>
        <translation>말로 쓴 레시피</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>heterosis::Rooms</name>
    <message>
        <source>Shape</source>
        <translation>빚기</translation>
    </message>
    <message>
        <source>Breed</source>
        <translation>기르기</translation>
    </message>
    <message>
        <source>Educate</source>
        <translation>교육</translation>
    </message>
    <message>
        <source>The equalizer: one child by hand</source>
        <translation>이퀄라이저: 손으로 빚는 자식 하나</translation>
    </message>
    <message>
        <source>Generations of children, judged and crossed, and the studbook of all of them</source>
        <translation>심사하고 교배하며 기르는 여러 세대와 그 혈통서</translation>
    </message>
    <message>
        <source>A model learns from your data, with proof of what it learned</source>
        <translation>모델이 내 데이터로 배우고, 배운 것을 증명합니다</translation>
    </message>
</context>
<context>
    <name>heterosis::RunForm</name>
    <message>
        <source>Parents</source>
        <translation>부모</translation>
    </message>
    <message>
        <source>The family that is open in the window</source>
        <translation>창에 열려 있는 가족</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>How the next generation is found</source>
        <translation>다음 세대를 찾는 방법</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>연산자</translation>
    </message>
    <message>
        <source>How a child&apos;s genes are put together</source>
        <translation>자식의 유전자를 합치는 방법</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>What is inherited as a whole: what &quot;a random half&quot; means</source>
        <translation>통째로 물려받는 단위: &quot;무작위 절반&quot;의 뜻</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>집단</translation>
    </message>
    <message>
        <source>Children of a generation, and how many generations</source>
        <translation>한 세대의 자식 수와 세대 수</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>0: A, 1: B; later generations search between the two</source>
        <translation>0: A, 1: B. 뒤 세대는 두 값 사이를 찾습니다</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>How far a child leaves the original; needs one that is not A</source>
        <translation>자식이 원본에서 얼마나 벗어나는지. A가 아닌 원본이 필요합니다</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed raises the same children</source>
        <translation>같은 시드는 같은 자식을 기릅니다</translation>
    </message>
    <message>
        <source>Children that are behind with confidence are not asked further</source>
        <translation>뒤처진 것이 확실한 자식에게는 더 묻지 않습니다</translation>
    </message>
    <message>
        <source>Random search with the same budget is raised too, for the report</source>
        <translation>보고서를 위해 같은 예산의 무작위 탐색도 기릅니다</translation>
    </message>
    <message>
        <source>Share of B</source>
        <translation>B의 몫</translation>
    </message>
    <message>
        <source>Around which a random half is drawn</source>
        <translation>무작위 절반을 뽑는 중심</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>A tournament&apos;s contestants, or the share that truncation keeps</source>
        <translation>토너먼트의 참가 수, 또는 절단이 남기는 비율</translation>
    </message>
    <message>
        <source>Elite</source>
        <translation>엘리트</translation>
    </message>
    <message>
        <source>How many of the best live on unchanged, and how many newcomers join</source>
        <translation>그대로 살아남는 최고의 수와 새로 들어오는 수</translation>
    </message>
    <message>
        <source>Mutation</source>
        <translation>돌연변이</translation>
    </message>
    <message>
        <source>A gene&apos;s chance to move, and how far</source>
        <translation>유전자가 움직일 확률과 거리</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>gated: all children in one batch; realised: one by one; auto measures which is faster</source>
        <translation>gated: 모든 자식을 한 묶음으로, realised: 하나씩, auto: 빠른 쪽을 재서 고름</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>답</translation>
    </message>
    <message>
        <source>At most so many tokens an answer</source>
        <translation>답 하나의 최대 토큰 수</translation>
    </message>
    <message>
        <source>Children of single weights are all alike: selection has little to choose from.</source>
        <translation>가중치 하나하나를 섞은 자식은 모두 비슷해서 고를 것이 별로 없습니다.</translation>
    </message>
    <message>
        <source>tournament</source>
        <translation>토너먼트</translation>
    </message>
    <message>
        <source>truncation</source>
        <translation>절단</translation>
    </message>
    <message>
        <source>whichever is faster</source>
        <translation>더 빠른 쪽</translation>
    </message>
    <message>
        <source>all in one batch</source>
        <translation>한 묶음으로</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>하나씩</translation>
    </message>
    <message>
        <source> generations</source>
        <translation>세대</translation>
    </message>
    <message>
        <source> children</source>
        <translation>마리</translation>
    </message>
    <message>
        <source> stay</source>
        <translation>마리 남음</translation>
    </message>
    <message>
        <source> join</source>
        <translation>마리 합류</translation>
    </message>
    <message>
        <source>Racing: the hopeless stop early</source>
        <translation>경주: 가망 없으면 일찍 멈춤</translation>
    </message>
    <message>
        <source>Random search beside it</source>
        <translation>무작위 탐색과 나란히</translation>
    </message>
    <message>
        <source>Schooling</source>
        <translation>학교 교육</translation>
    </message>
    <message>
        <source>The same short fine-tuning for parents, original and these children before they are judged</source>
        <translation>부모와 원본, 이 자식들이 심사 전에 똑같이 받는 짧은 미세 조정</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>What everybody learns from: conversations, prompts with answers, or text; never what judges ask</source>
        <translation>모두가 배우는 데이터: 대화, 답이 있는 프롬프트, 글. 심사에 쓰는 것은 안 됩니다</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>How many steps everybody learns, and at which rate</source>
        <translation>모두가 몇 단계를 어떤 학습률로 배우는지</translation>
    </message>
    <message>
        <source>About %1 models learn %2 steps each, one after the other.</source>
        <translation>모델 약 %1개가 차례로 %2단계씩 배웁니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>the finalists</source>
        <translation>결선 진출자</translation>
    </message>
    <message>
        <source>all children</source>
        <translation>모든 자식</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>The lessons of the schooling</source>
        <translation>학교 교육의 수업 데이터</translation>
    </message>
    <message>
        <source>Data (*.jsonl *.json *.csv *.txt);;All files (*)</source>
        <translation>데이터 (*.jsonl *.json *.csv *.txt);;모든 파일 (*)</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> 스텝</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>몫</translation>
    </message>
    <message>
        <source>How much of each parent a child has on the average; only the proportion counts</source>
        <translation>자식이 평균적으로 각 부모를 얼마나 물려받는지. 비율만 뜻이 있습니다</translation>
    </message>
    <message>
        <source>Where a person judges, there is no random search beside it and no schooling.</source>
        <translation>사람이 심사하는 실행에는 함께 도는 무작위 탐색과 학교 교육이 없습니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::RunPage</name>
    <message>
        <source>Nothing is being taught</source>
        <translation>가르치는 것이 없습니다</translation>
    </message>
    <message>
        <source>Run %1 · %2 steps</source>
        <translation>실행 %1 · %2스텝</translation>
    </message>
    <message>
        <source>Run %1 · step %2 of %3 · loss %4</source>
        <translation>실행 %1 · %3스텝 중 %2 · 손실 %4</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>스텝마다</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>held-back rows</source>
        <translation>측정용 행</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>보상</translation>
    </message>
    <message>
        <source>nats a token</source>
        <translation>토큰당 내트</translation>
    </message>
    <message>
        <source>tokens an answer</source>
        <translation>답의 토큰 수</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>tokens a second</source>
        <translation>초당 토큰</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>보상</translation>
    </message>
    <message>
        <source>Distance from the original (KL)</source>
        <translation>원본과의 거리 (KL)</translation>
    </message>
    <message>
        <source>Length of the answers</source>
        <translation>답의 길이</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Loss over the steps</source>
        <translation>스텝에 따른 손실</translation>
    </message>
    <message>
        <source>Learning rate over the steps</source>
        <translation>스텝에 따른 학습률</translation>
    </message>
    <message>
        <source>Length of the gradient over the steps</source>
        <translation>스텝에 따른 기울기의 길이</translation>
    </message>
    <message>
        <source>Tokens a second over the steps</source>
        <translation>스텝에 따른 초당 토큰</translation>
    </message>
    <message>
        <source>Reward over the steps</source>
        <translation>스텝에 따른 보상</translation>
    </message>
    <message>
        <source>Distance from the original over the steps</source>
        <translation>스텝에 따른 원본과의 거리</translation>
    </message>
    <message>
        <source>Length of the answers over the steps</source>
        <translation>스텝에 따른 답의 길이</translation>
    </message>
</context>
<context>
    <name>heterosis::RunPanel</name>
    <message>
        <source>The folder of the studbook: every individual, its recipe, scores and verdicts</source>
        <translation>혈통서 폴더: 모든 개체와 레시피, 점수, 판정</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Save the settings as RUN.json, which heterosis-cli breed takes too</source>
        <translation>설정을 RUN.json으로 저장합니다. heterosis-cli breed도 씁니다</translation>
    </message>
    <message>
        <source>Raise the generations in the background. A run of the same settings that was not finished goes on</source>
        <translation>뒤에서 세대를 기릅니다. 끝나지 않은 같은 설정의 실행은 이어집니다</translation>
    </message>
    <message>
        <source>End the run. What was raised stays in the studbook</source>
        <translation>실행을 끝냅니다. 기른 것은 혈통서에 남습니다</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>The settings name other parents. The run will cross those that are open in the window.</source>
        <translation>설정에 다른 부모가 적혀 있습니다. 이 실행은 창에 열린 부모를 교배합니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::SamplesView</name>
    <message>
        <source>Step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>Answer meanwhile</source>
        <translation>배우는 동안 답하기</translation>
    </message>
    <message>
        <source>Three prompts of the data are answered now and then while the model learns, so seldom that it takes a twentieth of the time</source>
        <translation>모델이 배우는 동안 데이터의 프롬프트 세 개에 가끔 답합니다. 시간의 20분의 1만 쓰도록 드물게 묻습니다</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Samples of answers</source>
        <translation>답의 표본</translation>
    </message>
</context>
<context>
    <name>heterosis::SamplingBar</name>
    <message>
        <source>Chat</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>Wrap the prompt in the models&apos; chat template (%1)</source>
        <translation>프롬프트를 모델의 대화 서식(%1)으로 감쌉니다</translation>
    </message>
    <message>
        <source>The tokenizer has no chat template that is known here</source>
        <translation>토크나이저에 여기에서 아는 대화 서식이 없습니다</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>0 takes the likeliest token each time</source>
        <translation>0이면 늘 가장 그럴듯한 토큰을 고릅니다</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Draw only from this many of the likeliest tokens</source>
        <translation>가장 그럴듯한 토큰 몇 개에서만 뽑습니다</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Draw only from the likeliest tokens that hold this share of the probability</source>
        <translation>확률의 이만큼을 차지하는 토큰에서만 뽑습니다</translation>
    </message>
    <message>
        <source>length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>The most tokens that are said</source>
        <translation>가장 길게 말할 토큰 수</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>All four draw with the same seed</source>
        <translation>넷 모두 같은 시드로 뽑습니다</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>다른 시드</translation>
    </message>
</context>
<context>
    <name>heterosis::SettingsForm</name>
    <message>
        <source>Less ▴</source>
        <translation>간단히 ▴</translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation>더 보기 ▾</translation>
    </message>
</context>
<context>
    <name>heterosis::ShareBox</name>
    <message>
        <source>Share of parent %1</source>
        <translation>부모 %1의 몫</translation>
    </message>
</context>
<context>
    <name>heterosis::ShowBar</name>
    <message>
        <source>Set a preview command…</source>
        <translation>미리보기 명령 정하기…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보여 주기</translation>
    </message>
    <message>
        <source>Writes the child to a temporary file and runs your command for it, and for the original</source>
        <translation>자식을 임시 파일에 쓰고, 자식과 원본에 대해 정해 둔 명령을 실행합니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Preview command…</source>
        <translation>미리보기 명령…</translation>
    </message>
    <message>
        <source>Your command is running…</source>
        <translation>명령을 실행하고 있습니다…</translation>
    </message>
    <message>
        <source>A program of yours can show what these models make. None is set, so nothing is run.</source>
        <translation>직접 고른 프로그램으로 이 모델이 만드는 것을 볼 수 있습니다. 정해 둔 것이 없어 아무것도 실행하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::SpeechCard</name>
    <message>
        <source>listening…</source>
        <translation>듣는 중…</translation>
    </message>
    <message>
        <source>said nothing</source>
        <translation>아무 말도 하지 않음</translation>
    </message>
</context>
<context>
    <name>heterosis::SpeechPane</name>
    <message>
        <source>listening…</source>
        <translation>듣는 중…</translation>
    </message>
    <message>
        <source>came to an end by itself</source>
        <translation>스스로 말을 마침</translation>
    </message>
    <message numerus="yes">
        <source>stopped after %n token(s), as set</source>
        <translation>
            <numerusform>정한 대로 토큰 %n개에서 멈춤</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the context is full: stopped after %n token(s)</source>
        <translation>
            <numerusform>컨텍스트가 가득 참: 토큰 %n개에서 멈춤</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>자식</translation>
    </message>
    <message>
        <source>What the equalizer makes of the parents. Words that differ from A are marked.</source>
        <translation>이퀄라이저가 두 부모로 만든 자식. A와 다른 낱말에 표시가 됩니다.</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 토큰/초</translation>
    </message>
    <message>
        <source>First token after %1 ms</source>
        <translation>첫 토큰까지 %1 ms</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>이 글 복사</translation>
    </message>
    <message>
        <source>The likeliest first tokens. Point at a word to see those of its place.</source>
        <translation>가장 그럴듯한 첫 토큰. 낱말을 가리키면 그 자리의 것이 보입니다.</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 points</source>
        <translation>%1 × %2 그림</translation>
    </message>
    <message>
        <source>your command is running…</source>
        <translation>명령을 실행하고 있습니다…</translation>
    </message>
    <message>
        <source>read in %1 ms</source>
        <translation>%1 ms 동안 읽음</translation>
    </message>
    <message>
        <source>What the first line says. Point at a line to see its own.</source>
        <translation>첫 줄이 말하는 것입니다. 줄을 가리키면 그 줄의 것이 보입니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::StepChart</name>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
</context>
<context>
    <name>heterosis::StudbookTableModel</name>
    <message>
        <source>Individual</source>
        <translation>개체</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>유래</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>세대</translation>
    </message>
    <message>
        <source>Parents</source>
        <translation>부모</translation>
    </message>
    <message>
        <source>Fitness</source>
        <translation>적합도</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>판정</translation>
    </message>
</context>
<context>
    <name>heterosis::TastingDialog</name>
    <message>
        <source>Blind tasting</source>
        <translation>이름 가리고 맛보기</translation>
    </message>
    <message>
        <source>This workspace is open for reading only: verdicts are not kept.</source>
        <translation>이 작업 폴더는 읽기 전용으로 열려 있어 판정이 남지 않습니다.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Enter lets everybody answer another prompt</source>
        <translation>Enter를 누르면 모두 다른 프롬프트에 답합니다</translation>
    </message>
    <message>
        <source>1 to %1 picks the better answer · 0 all are bad · ← → points, P passes, F fails</source>
        <translation>1~%1 더 나은 답 고르기 · 0 모두 나쁨 · ← → 가리키기, P 통과, F 탈락</translation>
    </message>
    <message>
        <source>verdict %v of %m at most</source>
        <translation>판정 %v / 최대 %m</translation>
    </message>
    <message>
        <source>%1 is better</source>
        <translation>%1번이 낫다</translation>
    </message>
    <message>
        <source>All bad [0]</source>
        <translation>모두 나쁨 [0]</translation>
    </message>
    <message>
        <source>✓ Pass [P]</source>
        <translation>✓ 통과 [P]</translation>
    </message>
    <message>
        <source>✗ Fail [F]</source>
        <translation>✗ 탈락 [F]</translation>
    </message>
    <message>
        <source>Enough: show who they are</source>
        <translation>그만: 누구인지 보기</translation>
    </message>
    <message>
        <source>Who was better, and how sure that is</source>
        <translation>누가 나았고, 얼마나 확실한지</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>개체</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>평점</translation>
    </message>
    <message>
        <source>± (95 %)</source>
        <translation>± (95 %)</translation>
    </message>
    <message>
        <source>Fitness</source>
        <translation>적합도</translation>
    </message>
    <message>
        <source>Put this one on the equalizer</source>
        <translation>이 자식을 이퀄라이저에 올리기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>verdict %v of %m: then the run goes on</source>
        <translation>판정 %v / %m: 다 하면 실행이 이어집니다</translation>
    </message>
    <message>
        <source>Verdicts so far</source>
        <translation>지금까지의 판정</translation>
    </message>
    <message>
        <source>How many answers stand side by side</source>
        <translation>나란히 놓이는 답의 수</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>답 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Later: the run goes on waiting</source>
        <translation>나중에: 실행은 계속 기다립니다</translation>
    </message>
</context>
<context>
    <name>heterosis::TeachPanel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n단계</numerusform>
        </translation>
    </message>
    <message>
        <source>time known after the first steps</source>
        <translation>시간은 첫 스텝들 뒤에 압니다</translation>
    </message>
    <message>
        <source>%1 of memory, %2 free</source>
        <translation>메모리 %1, 남은 %2</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>메모리 %1</translation>
    </message>
    <message>
        <source>%1 on disk, %2 free</source>
        <translation>디스크 %1, 남은 %2</translation>
    </message>
    <message>
        <source>It does not fit into memory: take a smaller batch, a shorter length, less memory for more time, bfloat16, or LoRA.</source>
        <translation>메모리에 들어가지 않습니다: 더 작은 배치, 더 짧은 길이, 시간을 더 쓰는 절약, bfloat16, LoRA 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>It does not fit on the disk: free some space, or choose another workspace.</source>
        <translation>디스크에 들어가지 않습니다: 공간을 비우거나 다른 작업 공간을 고르세요.</translation>
    </message>
    <message>
        <source>Reckoning what it takes…</source>
        <translation>얼마나 드는지 셈하는 중…</translation>
    </message>
    <message>
        <source>Run %1 was cut off; %2 of its steps are saved. It goes on there and ends in the same weights.</source>
        <translation>실행 %1이(가) 끊겼습니다. %2스텝까지 저장되어 있고, 거기서 이어 같은 가중치로 끝납니다.</translation>
    </message>
    <message>
        <source>Run %1 was cut off before its first steps were saved.</source>
        <translation>실행 %1이(가) 첫 스텝이 저장되기 전에 끊겼습니다.</translation>
    </message>
    <message>
        <source>The folder of the studbook, where runs and taught children are kept</source>
        <translation>혈통서의 폴더: 실행과 가르친 자식이 여기에 남습니다</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Save the settings as RUN.json, which heterosis-cli finetune takes too</source>
        <translation>설정을 RUN.json으로 저장합니다. heterosis-cli finetune도 읽습니다</translation>
    </message>
    <message>
        <source>Teach in the background; the equalizer stays free</source>
        <translation>뒤에서 가르칩니다. 이퀄라이저는 그대로 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Give the run up. Nothing of it is kept</source>
        <translation>실행을 그만둡니다. 아무것도 남지 않습니다</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 쓰기</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>그만두기</translation>
    </message>
</context>
<context>
    <name>heterosis::TeachRun</name>
    <message>
        <source>Run %1 begins: %2 steps</source>
        <translation>실행 %1 시작: %2스텝</translation>
    </message>
    <message>
        <source>Run %1 goes on after step %2 of %3</source>
        <translation>실행 %1을(를) %3스텝 중 %2스텝 뒤부터 잇습니다</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was kept of what it had learned.</source>
        <translation>취소했습니다. 배운 것은 남지 않았습니다.</translation>
    </message>
    <message>
        <source>Paused. It goes on where it stopped, now or another day.</source>
        <translation>멈췄습니다. 지금이든 다른 날이든 멈춘 곳부터 이어집니다.</translation>
    </message>
    <message>
        <source>The run has come to its end.</source>
        <translation>실행이 끝났습니다.</translation>
    </message>
</context>
<context>
    <name>heterosis::TokenPopup</name>
    <message>
        <source>%1, probability %2</source>
        <translation>%1, 확률 %2</translation>
    </message>
</context>
<context>
    <name>heterosis::TuningBar</name>
    <message>
        <source>Data whose loss is looked at</source>
        <translation>손실을 살펴볼 데이터</translation>
    </message>
    <message>
        <source>Data to tune by</source>
        <translation>튜닝에 쓸 데이터</translation>
    </message>
    <message>
        <source>Text or conversations (*.txt *.jsonl *.json *.csv *.tsv);;All files (*)</source>
        <translation>글이나 대화 (*.txt *.jsonl *.json *.csv *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Tune on data</source>
        <translation>데이터로 튜닝</translation>
    </message>
    <message>
        <source>Arrows of where the equalizer stood before; loss %1 there.</source>
        <translation>이퀄라이저의 이전 위치에서 잰 화살표. 그곳의 손실 %1.</translation>
    </message>
    <message>
        <source>Arrows: → more of B, ↑ stronger; loss %1 nats per token.</source>
        <translation>화살표: → B 쪽, ↑ 더 세게. 손실 토큰당 %1내트.</translation>
    </message>
    <message>
        <source>Arrows: → more of B, ← of A; loss %1 nats per token.</source>
        <translation>화살표: → B 쪽, ← A 쪽. 손실 토큰당 %1내트.</translation>
    </message>
    <message>
        <source>Looking where the data pulls…</source>
        <translation>데이터가 어디로 끄는지 보는 중…</translation>
    </message>
    <message>
        <source>Tuning: step %1 of %2, loss %3</source>
        <translation>튜닝: %2단계 중 %1단계, 손실 %3</translation>
    </message>
    <message>
        <source>, %1 s left</source>
        <translation>, %1초 남음</translation>
    </message>
    <message>
        <source>Tuning…</source>
        <translation>튜닝 중…</translation>
    </message>
    <message>
        <source>Tuned: loss %1 before, %2 after. Undo takes it back.</source>
        <translation>튜닝함: 손실 %1에서 %2로. 실행 취소로 되돌립니다.</translation>
    </message>
    <message>
        <source>No genome was found that is better than this one (loss %1).</source>
        <translation>지금보다 나은 유전체를 찾지 못했습니다 (손실 %1).</translation>
    </message>
    <message>
        <source>Where can weights be given?…</source>
        <translation>어디에 힘을 실을까?…</translation>
    </message>
    <message>
        <source>One pass over your data shows for each gene which way the loss falls</source>
        <translation>데이터를 한 번 훑어, 유전자마다 손실이 줄어드는 쪽을 보여 줍니다</translation>
    </message>
    <message>
        <source>Tune on my data…</source>
        <translation>내 데이터로 튜닝…</translation>
    </message>
    <message>
        <source>Auto-EQ: goes down the loss on your data from where the equalizer stands. Locked genes stay</source>
        <translation>자동 EQ: 이퀄라이저의 현재 위치에서 데이터의 손실을 낮춰 갑니다. 잠근 유전자는 그대로 둡니다</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Hide arrows</source>
        <translation>화살표 숨기기</translation>
    </message>
    <message>
        <source>Progress of tuning</source>
        <translation>튜닝 진행</translation>
    </message>
</context>
<context>
    <name>heterosis::ValueSpin</name>
    <message>
        <source> ± %1</source>
        <translation> ± %1</translation>
    </message>
</context>
<context>
    <name>heterosis::VerdictBar</name>
    <message>
        <source>✓ Pass [1]</source>
        <translation>✓ 통과 [1]</translation>
    </message>
    <message>
        <source>✗ Fail [2]</source>
        <translation>✗ 탈락 [2]</translation>
    </message>
    <message>
        <source>Keep in studbook [K]</source>
        <translation>혈통서에 남기기 [K]</translation>
    </message>
    <message>
        <source>Blind tasting [B]</source>
        <translation>이름 가리고 맛보기 [B]</translation>
    </message>
    <message>
        <source>The child answered well: it is kept with your verdict</source>
        <translation>자식이 잘 답했습니다: 판정과 함께 남깁니다</translation>
    </message>
    <message>
        <source>The child answered badly: it is kept with your verdict</source>
        <translation>자식이 잘못 답했습니다: 판정과 함께 남깁니다</translation>
    </message>
    <message>
        <source>The child joins the studbook, as one made by hand</source>
        <translation>자식을 손으로 만든 개체로 혈통서에 넣습니다</translation>
    </message>
    <message>
        <source>Compare answers without names</source>
        <translation>이름 없이 답을 견줍니다</translation>
    </message>
</context>
<context>
    <name>heterosis::XyPad</name>
    <message>
        <source>Pad</source>
        <translation>패드</translation>
    </message>
    <message>
        <source>Chosen genes</source>
        <translation>고른 유전자</translation>
    </message>
    <message>
        <source>Move genes</source>
        <translation>유전자 옮기기</translation>
    </message>
</context>
</TS>
